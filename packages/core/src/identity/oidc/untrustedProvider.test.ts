import { expect, test } from 'vitest'
import { contextOf, tokenReply } from '../../../test/support/authContext.js'
import { listen } from '../../../test/support/listen.js'
import {
  code,
  credentials,
  discoveryEndpoint,
  document,
  fail,
  federation,
  issuer,
  password,
  record,
  tokens,
} from '../../../test/support/oidc.js'
import { InvalidParameterError, OidcIssuerMismatchError, UnsafeUrlError } from '../../errors/index.js'
import { createOpenId, createWebSsoUrl } from '../../session/index.js'
import { createScriptedFetch } from '../../testing/index.js'
import { V3OidcDeviceAuthorization } from '../index.js'

/** URLs that no server may make this program open or fetch. */
const unsafeUrls = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' \t\njava\tscript:alert(1)',
  '\u0000javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://op/1',
  'file:///etc/passwd',
  'http://op/token',
  'http://127.0.0.1.evil.test/token',
  'http://localhost.evil.test/token',
  'https://user:pa55@op/token',
  '//op/token',
  '/token',
  'https://',
]

function device(options: object = {}): V3OidcDeviceAuthorization {
  return new V3OidcDeviceAuthorization({
    ...federation,
    discoveryEndpoint,
    clientId: 'cli',
    onUserCode: () => expect.unreachable(),
    ...options,
  })
}

const started = (more: object) => ({
  body: {
    device_code: 'd',
    user_code: 'ABCD',
    verification_uri: 'https://op/device',
    expires_in: 60,
    ...more,
  },
})

test.each(unsafeUrls)('A3: no endpoint %j of a discovery document is used', async (url) => {
  const token = await fail(password(), { body: { issuer, token_endpoint: url } })
  expect(token).toBeInstanceOf(UnsafeUrlError)
  expect(token).toMatchObject({ member: 'token_endpoint', code: 'unsafe_url' })
  expect(String(token)).toContain('`token_endpoint`')
  expect(String(token)).not.toContain('pa55')
  const endpoints = { token_endpoint: 'https://op/token', device_authorization_endpoint: url }
  expect(await fail(device(), { body: { issuer, ...endpoints } })).toMatchObject({
    code: 'unsafe_url',
    member: 'device_authorization_endpoint',
  })
})

test.each(unsafeUrls)('A3: no verification URI %j is shown', async (url) => {
  const found = {
    body: {
      issuer,
      token_endpoint: 'https://op/token',
      device_authorization_endpoint: 'https://op/device',
    },
  }
  for (const member of ['verification_uri', 'verification_uri_complete']) {
    const error = await fail(device(), found, started({ [member]: url }))
    expect(error).toMatchObject({ code: 'unsafe_url', member })
  }
})

test('A3: the error names the URL without its query, cut, and without control characters', async () => {
  const url = `javascript:\u001b[2Jalert('x')${'a'.repeat(10_000)}?code=secret`
  const error = await fail(password(), { body: { issuer, token_endpoint: url } })
  expect(error).toMatchObject({ url: expect.stringMatching(/^javascript: \[2Jalert/) })
  expect(String(error)).not.toContain('\u001b')
  expect(String(error).length).toBeLessThan(600)
})

test('A3: http is used on this machine, where an option names it, and where an option allows it', async () => {
  for (const host of ['localhost:1', '127.0.0.1:1', '[::1]:1', 'op.localhost']) {
    const local = { body: { issuer, token_endpoint: `http://${host}/token` } }
    const { requests } = await record(password(), local, tokens(), tokenReply())
    expect(requests[1]?.line).toBe(`POST http://${host}/token`)
  }
  await record(password({ accessTokenEndpoint: 'http://op/token' }), document, tokens(), tokenReply())
  const insecure = { body: { issuer, token_endpoint: 'http://op/token' } }
  await record(password({ allowInsecureRequests: true }), insecure, tokens(), tokenReply())
  const script = { body: { issuer, token_endpoint: 'javascript:1' } }
  expect(await fail(password({ allowInsecureRequests: true }), script)).toBeInstanceOf(UnsafeUrlError)
})

test.each(unsafeUrls.filter((url) => !/^(http:|\/)/.test(url)))(
  'A3: %j is no address of Keystone’s web single sign-on',
  (url) => {
    const origin = 'https://dashboard/websso'
    expect(() => createWebSsoUrl({ authUrl: url, protocol: 'openid', origin })).toThrow(InvalidParameterError)
    expect(() => createWebSsoUrl({ authUrl: 'https://k', protocol: 'openid', origin: url })).toThrow(
      InvalidParameterError,
    )
  },
)

test.each([
  ['another host', 'https://evil.test'],
  ['another path', 'https://op/other'],
  ['another scheme', 'http://op'],
  ['another port', 'https://op:8443'],
  ['two slashes at the end', 'https://op//'],
  ['a longer host', 'https://op.evil.test'],
  ['upper case', 'https://OP'],
  ['a blank', 'https://op '],
  ['a query', 'https://op?'],
  ['no text', 42],
  ['null', null],
  ['nothing', undefined],
])('A4: a document whose issuer has %s is not used', async (_, other) => {
  const reply = { body: { issuer: other, token_endpoint: 'https://op/token' } }
  for (const auth of [password(), credentials(), code(), device()]) {
    const error = await fail(auth, reply)
    expect(error).toBeInstanceOf(OidcIssuerMismatchError)
    expect(error).toMatchObject({ code: 'oidc_issuer_mismatch', expected: 'https://op' })
  }
})

test('A4: the token endpoint of the options does not replace the check', async () => {
  const auth = password({ accessTokenEndpoint: 'https://op/token' })
  const reply = { body: { issuer: 'https://evil.test' } }
  expect(await fail(auth, reply)).toBeInstanceOf(OidcIssuerMismatchError)
})

test('A4: a refresh is refused as well when the document has changed since', async () => {
  const first = code()
  await record(first, document, tokens({ refresh_token: 'r1' }), tokenReply('1'))
  const second = code({ code: undefined })
  second.setAuthState(first.getAuthState())
  second.invalidate()
  const reply = { body: { issuer: 'https://evil.test', token_endpoint: 'https://op/token' } }
  expect(await fail(second, reply)).toBeInstanceOf(OidcIssuerMismatchError)
})

test.each([
  ['https://op/.well-known/openid-configuration', 'https://op'],
  ['https://op/.well-known/openid-configuration', 'https://op/'],
  ['https://op/.well-known/openid-configuration?client_id=1#top', 'https://op'],
  ['https://OP:443/.well-known/openid-configuration', 'https://op'],
  ['https://op/a/b/.well-known/openid-configuration', 'https://op/a/b'],
  ['https://op/.well-known/openid-configuration/a/b', 'https://op/a/b'],
  ['https://op/.well-known/oauth-authorization-server/a', 'https://op/a'],
])('A4: %s stands for the issuer %s', async (endpoint, named) => {
  const reply = { body: { issuer: named, token_endpoint: 'https://op/token' } }
  await record(password({ discoveryEndpoint: endpoint }), reply, tokens(), tokenReply())
})

test('A4: the option `issuer` names exactly one issuer, and any discovery address', async () => {
  const reply = { body: { issuer: 'https://op/x', token_endpoint: 'https://op/token' } }
  for (const endpoint of ['https://proxy/metadata.json', discoveryEndpoint]) {
    const options = { discoveryEndpoint: endpoint, issuer: 'https://op/x' }
    await record(password(options), reply, tokens(), tokenReply())
    const slash = { body: { ...reply.body, issuer: 'https://op/x/' } }
    expect(await fail(password(options), slash)).toMatchObject({ expected: 'https://op/x' })
  }
  for (const make of [
    () => password({ discoveryEndpoint: 'https://proxy/metadata.json' }),
    () => createOpenId({ ...federation, ...page, discoveryEndpoint: 'https://proxy/metadata.json' }),
  ]) {
    expect(make).toThrow(InvalidParameterError)
    expect(make).toThrow('`issuer` is missing')
  }
  expect(() => password({ issuer: 'javascript:1' })).toThrow('`issuer`')
})

const page = { clientId: 'spa', redirectUri: '/callback' }

test.each([
  ['https://login.test/common/v2.0', 'https://login.test/{tenantid}/v2.0', undefined],
  ['https://login.test/common/v2.0', 'https://login.test/%7Btenantid%7D/v2.0', undefined],
  [
    'https://login.test/common/v2.0',
    'https://login.test/{tenantid}/v2.0',
    'https://login.test/{tenantid}/v2.0',
  ],
  ['https://login.test/{tenantid}/v2.0', 'https://login.test/{tenantid}/v2.0', undefined],
])('A4: %s is refused for its template %s, with advice', async (base, named, stated) => {
  const auth = password({ discoveryEndpoint: `${base}/.well-known/openid-configuration`, issuer: stated })
  const error = await fail(auth, { body: { issuer: named, token_endpoint: 'https://login.test/token' } })
  expect(error).toBeInstanceOf(OidcIssuerMismatchError)
  expect(String(error)).toContain('address of your own tenant')
})

test('A4: after a redirect the issuer must still be the one that was asked for', async () => {
  const evil = await listen(() => ({ body: { issuer: evil.url, token_endpoint: `${evil.url}/token` } }))
  const honest = await listen(() => ({ status: 302, headers: { Location: `${evil.url}/doc` } }))
  const auth = password({ discoveryEndpoint: `${honest.url}/.well-known/openid-configuration` })
  const error: unknown = await auth.getAccess(contextOf(fetch)).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code: 'oidc_issuer_mismatch', expected: honest.url, issuer: evil.url })
  expect(evil.requests.map(({ method }) => method)).toEqual(['GET'])
})

test('A4: a document that a redirect fetched by http is not used', async () => {
  const { fetch } = createScriptedFetch([document])
  const redirected: typeof fetch = async (url, init) => {
    const response = await fetch(url, init)
    return Object.defineProperty(response, 'url', { value: 'http://op/doc' })
  }
  const error: unknown = await password()
    .getAccess(contextOf(redirected))
    .catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code: 'unsafe_url', member: 'discoveryEndpoint', url: 'http://op/doc' })
})
