import { expect, onTestFinished, test, vi } from 'vitest'
import { contextOf, tokenReply } from '../../../test/support/authContext.js'
import {
  code,
  credentials,
  document,
  fail,
  federation,
  issuer,
  password,
  record,
  tokens,
} from '../../../test/support/oidc.js'
import { createAccessInfo } from '../../access/index.js'
import { createScriptedFetch, type ScriptedReply } from '../../testing/index.js'
import { V3OidcDeviceAuthorization } from '../index.js'

const optional = ['refresh_token', 'scope', 'expires_in', 'id_token']
const nothing: readonly [string, unknown][] = [
  ['null', null],
  ['empty', ''],
]
const cases = optional.flatMap((member) => nothing.map(([word, value]) => [member, word, value] as const))
const device = () =>
  new V3OidcDeviceAuthorization({
    ...federation,
    discoveryEndpoint: 'https://op/.well-known/openid-configuration',
    clientId: 'cli',
    onUserCode: () => undefined,
  })

test.each(cases)('B1: `%s` that is %s counts as absent, in every grant', async (member, _, value) => {
  const reply = tokens({ [member]: value })
  for (const auth of [password(), credentials(), code()]) {
    const { access, requests } = await record(auth, document, reply, tokenReply('signed-in'))
    expect(access.authToken).toBe('signed-in')
    expect(requests[2]?.headers['authorization']).toBe('Bearer at')
  }
})

test.each([null, undefined, '', 'BEARER', 'bEaReR'])('B1: token_type %j is Bearer', async (type) => {
  const { access } = await record(password(), document, tokens({ token_type: type }), tokenReply('signed-in'))
  expect(access.authToken).toBe('signed-in')
})

test.each(['600', 600.5, 'soon', -1, Number.NaN, {}, true])(
  'B1: expires_in %j does not keep anybody out',
  async (life) => {
    await record(password(), document, tokens({ expires_in: life, refresh_token: 7, scope: 5 }), tokenReply())
  },
)

test.each(cases)(
  'B1: a refresh answer with `%s` that is %s keeps the old refresh token',
  async (member, _, value) => {
    const auth = code()
    const { fetch, requests } = createScriptedFetch([
      document,
      tokens({ refresh_token: 'r1' }),
      tokenReply('1'),
      tokens({ access_token: 'at2', [member]: value }),
      tokenReply('2'),
      tokens({ access_token: 'at3', [member]: value }),
      tokenReply('3'),
    ])
    const context = contextOf(fetch)
    for (const expected of ['1', '2', '3']) {
      expect((await auth.getAccess(context)).authToken).toBe(expected)
      auth.invalidate()
    }
    for (const at of [3, 5]) {
      expect(requests[at]?.body).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'r1' })
    }
  },
)

test('B1: the device flow takes null for what is optional, in both answers', async () => {
  const found: ScriptedReply = {
    body: { issuer, token_endpoint: 'https://op/token', device_authorization_endpoint: 'https://op/device' },
  }
  const started: ScriptedReply = {
    body: {
      device_code: 'd',
      user_code: 'ABCD',
      verification_uri: 'https://op/device',
      verification_uri_complete: null,
      interval: null,
      expires_in: 60,
    },
  }
  const { fetch } = createScriptedFetch([
    found,
    started,
    tokens({ refresh_token: null, scope: null }),
    tokenReply('1'),
  ])
  await import('./protocol.js')
  vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const access = device().getAccess(contextOf(fetch))
  await vi.advanceTimersByTimeAsync(10_000)
  expect((await access).authToken).toBe('1')
})

test('B1: null beside an ID token for Keystone', async () => {
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: issuer, aud: 'spa', sub: 'ann', iat: now, exp: now + 600 }
  const idToken = [{ alg: 'RS256' }, claims, 's']
    .map((part) => btoa(JSON.stringify(part)).replaceAll('=', ''))
    .join('.')
  const reply: ScriptedReply = {
    body: { access_token: null, token_type: null, id_token: idToken, expires_in: null },
  }
  const { requests } = await record(code({ accessTokenType: 'id_token' }), document, reply, tokenReply())
  expect(requests[2]?.headers['authorization']).toBe(`Bearer ${idToken}`)
})

test('B1: null in the place of the token is no token', async () => {
  const error = await fail(password(), document, tokens(), { status: 201, body: { token: null } })
  expect(error).toMatchObject({ code: 'invalid_response' })
})

test.each([[null], [{ toString: 1, valueOf: 1 }], ['password', null, 7]])(
  'A12: grant types that are no texts (%#) are no untyped error',
  async (...supported) => {
    const strange = { body: { issuer, token_endpoint: 'https://op/token', grant_types_supported: supported } }
    const { access } = await record(password(), strange, tokens(), tokenReply('signed-in'))
    expect(access.authToken).toBe('signed-in')
  },
)

test('B1: null members of Keystone’s token count as absent', () => {
  const user = { id: 'u', name: 'ann', domain: null, 'OS-FEDERATION': null }
  const members = {
    ...{
      project: null,
      domain: null,
      system: null,
      roles: null,
      catalog: null,
      expires_at: null,
      issued_at: null,
    },
    ...{ 'OS-TRUST:trust': null, 'OS-OAUTH1': null, audit_ids: null, service_providers: null, bind: null },
    ...{ application_credential: null, oauth2_credential: null, is_domain: null, is_admin_project: null },
  }
  expect(createAccessInfo({ token: { user, ...members } }, 't')).toMatchObject({
    ...{ authToken: 't', userId: 'u', userDomainId: undefined, isFederated: false, bind: undefined },
    ...{ scoped: false, projectScoped: false, domainScoped: false, systemScoped: false, trustScoped: false },
    ...{
      expires: undefined,
      roleNames: [],
      hasServiceCatalog: false,
      serviceProviders: [],
      auditId: undefined,
    },
  })
  const scoped = {
    project: { id: null, name: null, domain: null },
    catalog: [null, { type: null, endpoints: null }],
  }
  expect(createAccessInfo({ token: { user, ...scoped } }, 't')).toMatchObject({ scoped: false })
  const v2 = { token: { id: 't', tenant: null, expires: null }, user: { id: 'u', roles: null }, trust: null }
  expect(createAccessInfo({ access: { ...v2, serviceCatalog: null, metadata: null } })).toMatchObject({
    ...{ authToken: 't', scoped: false, trustScoped: false, hasServiceCatalog: false },
  })
})
