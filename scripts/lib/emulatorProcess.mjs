// Starts an emulator in a separate process, on a free port of this machine.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const module = fileURLToPath(new URL('emulatorServer.mjs', import.meta.url))

/**
 * Starts it with options of `createEmulator`. `usage` resolves to processor time in ms and memory in bytes; with
 * `collect` garbage is collected before.
 */
export async function startEmulator(options, { collect = false } = {}) {
  const child = fork(module, [JSON.stringify(options)], { execArgv: collect ? ['--expose-gc'] : [] })
  const next = async () => {
    const listening = new AbortController()
    const { signal } = listening
    try {
      const [answer] = await Promise.race([
        once(child, 'message', { signal }),
        once(child, 'exit', { signal }),
      ])
      if (typeof answer !== 'object' || answer === null) throw new Error('The emulator has ended.')
      return answer
    } finally {
      listening.abort()
    }
  }
  const { url, startMs } = await next()
  return {
    url,
    startMs,
    usage: () => {
      child.send('usage')
      return next()
    },
    stop: async () => {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

/** Signs in with a password; resolves to the token. */
export async function signIn(url, name = 'mini-mon') {
  const domain = { id: 'default' }
  const response = await fetch(`${url}/identity/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: { methods: ['password'], password: { user: { name, domain, password: 'password' } } },
        scope: { project: { name: 'mini-mon', domain } },
      },
    }),
  })
  await response.arrayBuffer()
  if (response.status !== 201) throw new Error(`Signing in: ${response.status}`)
  return response.headers.get('X-Subject-Token')
}
