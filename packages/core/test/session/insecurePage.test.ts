import { createHash } from 'node:crypto'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createClient } from '../../src/index.js'
import { createSimulation, during } from '../support/simulation.js'

beforeAll(async () => {
  await import('../../src/session/manager/openid/createOpenIdFlow.js')
})

/** What pages on plain http have of `crypto`. */
function takeWebCrypto(): void {
  const { crypto } = globalThis
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  onTestFinished(() => void vi.unstubAllGlobals())
}

test.each(['redirect', 'popup', 'silent'])(
  'B2: without Web Crypto and locks, sign-in by %s works',
  async (kind) => {
    takeWebCrypto()
    const simulation = createSimulation({ locks: false })
    const url = 'http://monitor.test:5173/alarms'
    let tab = simulation.open({ url, silentSignIn: 'never' })
    await during(simulation.time, tab.manager.restore())
    if (kind === 'redirect') {
      await during(simulation.time, tab.manager.signInWithRedirect())
      const asked = tab.page.left[0] ?? ''
      const challenge = new URL(asked).searchParams.get('code_challenge')
      const [, noted = '{}'] = [...tab.tabStorage].find(([key]) => key.startsWith('openid:redirect.')) ?? []
      const { verifier } = JSON.parse(noted) as { verifier: string }
      expect(challenge).toBe(createHash('sha256').update(verifier).digest('base64url'))
      tab.stop()
      tab = simulation.open({ from: tab, url: simulation.cloud.authorize(asked) })
      await during(simulation.time, tab.manager.restore())
    } else {
      const signIn = kind === 'popup' ? tab.manager.signInWithPopup : tab.manager.signInSilently
      await during<unknown>(simulation.time, signIn())
    }
    expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', signInMethod: 'openid' })
    await during(simulation.time, createClient({ session: tab.manager.session }).metrics.list())
  },
)
