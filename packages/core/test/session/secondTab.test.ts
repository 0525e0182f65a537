import { expect, test } from 'vitest'
import { createClient } from '../../src/index.js'
import { withPassword } from '../../src/session/index.js'
import { createSimulation, during } from '../support/simulation.js'

const ada = withPassword({ username: 'ada', userDomainId: 'default', password: 'password' })

for (const onExpired of ['wait', 'reject'] as const) {
  test(`frame: a tab that opens while the session is expired offers to sign in (requests ${onExpired})`, async () => {
    const simulation = createSimulation()
    const first = simulation.open({ onExpired })
    await during(simulation.time, first.manager.restore())
    await during(simulation.time, first.manager.signIn(ada))
    await simulation.time.pass(2 * 3_600_000)
    expect(first.manager.getSnapshot().status).toBe('expired')
    const second = simulation.open({ onExpired })
    await during(simulation.time, second.manager.restore())
    expect(second.manager.getSnapshot()).toMatchObject({
      status: 'expired',
      user: { id: 'ada' },
      scope: undefined,
      error: { code: 'sign_in_required' },
    })
    const waiting = createClient({ session: second.manager.session }).metrics.list()
    const outcome = waiting.then(
      () => 'sent',
      (error: { code: string }) => error.code,
    )
    await during(simulation.time, first.manager.signIn(ada))
    await simulation.time.pass(1000)
    expect(second.manager.getSnapshot()).toMatchObject({ status: 'ready', scope: { id: 'p1' } })
    expect(await outcome).toBe(onExpired === 'wait' ? 'sent' : 'sign_in_required')
  })
}
