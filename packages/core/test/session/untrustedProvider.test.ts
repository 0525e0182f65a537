import { beforeAll, expect, test } from 'vitest'
import type { Fetch } from '../../src/index.js'
import { issuer } from '../support/cloud.js'
import { createSimulation, during, type Simulation } from '../support/simulation.js'

beforeAll(async () => {
  await import('../../src/session/manager/openid/createOpenIdFlow.js')
})

/** The simulation's servers, with other members in the provider's discovery document. */
function pretending(simulation: Simulation, members: object): Fetch {
  return async (url, init) => {
    const response = await simulation.cloud.fetch(url, init)
    if (!url.endsWith('/.well-known/openid-configuration')) return response
    return Response.json({ ...((await response.json()) as object), ...members })
  }
}

test.each(['javascript:alert(1)', ' JAVA\tSCRIPT:alert(1)', 'data:text/html,x', 'http://login.test/auth'])(
  'A3: an authorization endpoint %j is opened in no page, window or frame',
  async (endpoint) => {
    const simulation = createSimulation()
    const tab = simulation.open({
      fetch: pretending(simulation, { authorization_endpoint: endpoint }),
      silentSignIn: 'never',
    })
    const opened: string[] = []
    simulation.visit = (url) => opened.push(url)
    await during(simulation.time, tab.manager.restore())
    const { signInWithRedirect, signInWithPopup, signInSilently } = tab.manager
    for (const signIn of [signInWithRedirect, signInWithPopup, signInSilently]) {
      await expect(during<unknown>(simulation.time, signIn())).rejects.toMatchObject({
        code: 'unsafe_url',
        member: 'authorization_endpoint',
      })
    }
    expect([...tab.page.left, ...opened]).toEqual([])
    expect(tab.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: { code: 'unsafe_url' } })
  },
)

test('A3: an end session endpoint that may not be opened is reported, and the person is signed out', async () => {
  const simulation = createSimulation()
  const unsafe = {
    end_session_endpoint: 'javascript:alert(1)',
    revocation_endpoint: 'http://login.test/revoke',
  }
  const tab = simulation.open({ fetch: pretending(simulation, unsafe) })
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signInWithPopup())
  const { errors } = await during(simulation.time, tab.manager.signOut({ everywhere: true }))
  expect(errors).toMatchObject([{ member: 'revocation_endpoint' }, { member: 'end_session_endpoint' }])
  expect(tab.page.left).toEqual([])
  expect(tab.manager.getSnapshot().status).toBe('signed-out')
  expect(simulation.cloud.revokedAtProvider).toEqual([])
})

test.each([
  ['https://evil.test', 'belongs to another issuer'],
  [`${issuer}//`, 'belongs to another issuer'],
  [`${issuer}/{tenantid}/v2.0`, 'address of your own tenant'],
  [undefined, 'names no issuer'],
])('A4: a document of the issuer %s is refused before the person leaves', async (named, words) => {
  const simulation = createSimulation()
  const tab = simulation.open({ fetch: pretending(simulation, { issuer: named }), silentSignIn: 'never' })
  await during(simulation.time, tab.manager.restore())
  await expect(during(simulation.time, tab.manager.signInWithRedirect())).rejects.toMatchObject({
    code: 'oidc_issuer_mismatch',
    message: expect.stringContaining(words),
  })
  expect(tab.page.left).toEqual([])
  expect([...tab.tabStorage.keys()].join()).not.toContain('openid:redirect')
})
