// What every runtime has to do with the plain client. It imports nothing of a platform.
import { createClient } from '@monasca/core'
import { lintExpression } from '@monasca/core/expression'
import { createSessionManager, withPassword } from '@monasca/core/session'

function check(condition, what) {
  if (!condition) throw new Error(`Failed: ${what}`)
}

/** Signs in, writes and reads, and keeps a session; throws if anything is not as it should be. */
export async function exerciseCore(url, name) {
  const authUrl = `${url}/identity`
  const options = { username: 'mini-mon', projectName: 'mini-mon', authUrl }
  const client = createClient({ ...options, password: 'password' })
  const now = Date.now()
  await client.metrics.create({ name, dimensions: { hostname: 'web1' }, timestamp: now, value: 21.5 })
  const { elements } = await client.metrics.listStatistics({
    name,
    statistics: ['max'],
    period: 60,
    startTime: now - 60_000,
  })
  check(elements[0]?.statistics.at(-1)?.max === 21.5, 'the statistic of a new measurement')

  const wrong = createClient({ ...options, password: 'wrong' })
  const error = await wrong.metrics.list().catch((reason) => reason)
  check(error.name === 'InvalidCredentialsError', `the error of a wrong password: ${error}`)

  const manager = createSessionManager({ authUrl })
  const stop = manager.start()
  try {
    await manager.signIn(withPassword({ username: 'mini-mon', password: 'password' }))
    check(manager.getSnapshot().status === 'ready', 'the session manager signs in')
    const names = await createClient({ session: manager.session }).metrics.listNames()
    check(names.elements.includes(name), 'a request with the session of the manager')
    await manager
      .renew()
      .catch((reason) => check(reason.name === 'SignInRequiredError', `renewing: ${reason}`))
    await manager.signOut()
    check(manager.getSnapshot().status === 'signed-out', 'the session manager signs out')
  } finally {
    stop()
  }
  check(lintExpression('avg(cpu.user_perc) >').length > 0, 'lint of an alarm expression')
}
