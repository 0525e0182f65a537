import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { tokenReply } from '../../test/support/authContext.js'
import { createCurlLogger, redactExchange } from '../logging/index.js'
import { createSession } from '../session/index.js'
import { createScriptedFetch, type ScriptedReply } from '../testing/index.js'
import type { Exchange } from '../transport/index.js'
import {
  type AuthPlugin,
  HttpBasic,
  receiptMethod,
  ServiceTokenAuthWrapper,
  TokenEndpoint,
  totpMethod,
  V2Password,
  V2Token,
  V3ApplicationCredential,
  V3Auth,
  V3MultiFactor,
  V3OAuth2ClientCredential,
  V3OAuth2mTlsClientCredential,
  V3OidcAccessToken,
  V3OidcAuthorizationCode,
  V3OidcClientCredentials,
  V3OidcPassword,
  V3Password,
  V3TOTP,
  V3Token,
} from './index.js'

// Part of every secret below, with characters that the various encodings change.
const mark = 'S3cr3t/+ü'
const secret = `${mark}-given`
const token = 'S3cr3t-token'
const authUrl = 'http://k/v3'
const user = { authUrl, userId: 'u', diagnose: false }
const openid = {
  authUrl,
  identityProvider: 'lab',
  protocol: 'openid',
  accessTokenEndpoint: 'https://op/token',
  clientId: 'app',
}
const reply = tokenReply('S3cr3t-issued')
const v2Reply = { body: { access: { token: { id: 'S3cr3t-issued' }, user: { id: 'u' } } } }
const bearer = {
  body: { access_token: 'S3cr3t-bearer', token_type: 'Bearer', refresh_token: 'S3cr3t-refresh' },
}
const ok = { body: {} }

const plugins: [string, () => AuthPlugin, ScriptedReply[]][] = [
  ['V3Password', () => new V3Password({ ...user, password: secret }), [reply]],
  ['V3Token', () => new V3Token({ authUrl, token, diagnose: false }), [reply]],
  ['V3TOTP', () => new V3TOTP({ ...user, passcode: secret }), [reply]],
  [
    'V3ApplicationCredential',
    () =>
      new V3ApplicationCredential({
        authUrl,
        applicationCredentialId: 'ac',
        applicationCredentialSecret: secret,
      }),
    [reply],
  ],
  [
    'V3MultiFactor',
    () =>
      new V3MultiFactor({
        ...user,
        authMethods: ['v3password', 'v3totp'],
        password: secret,
        passcode: `${secret}2`,
      }),
    [reply],
  ],
  [
    'a receipt',
    () =>
      new V3Auth({
        authUrl,
        methods: [receiptMethod({ receipt: token }), totpMethod({ userId: 'u', passcode: secret })],
      }),
    [reply],
  ],
  ['V2Password', () => new V2Password({ ...user, password: secret }), [v2Reply]],
  ['V2Token', () => new V2Token({ authUrl, token }), [v2Reply]],
  [
    'V3OAuth2ClientCredential',
    () => new V3OAuth2ClientCredential({ authUrl, oauth2ClientId: 'ac', oauth2ClientSecret: secret }),
    [reply, bearer],
  ],
  [
    'V3OAuth2mTlsClientCredential',
    () => new V3OAuth2mTlsClientCredential({ authUrl, oauth2ClientId: 'u' }),
    [bearer, reply],
  ],
  [
    'V3OidcPassword',
    () =>
      new V3OidcPassword({
        ...openid,
        username: 'ann',
        password: secret,
        clientSecret: `${secret}2`,
        projectId: 'p',
      }),
    [bearer, reply, reply],
  ],
  [
    'V3OidcClientCredentials',
    () => new V3OidcClientCredentials({ ...openid, clientSecret: secret }),
    [bearer, reply],
  ],
  [
    'V3OidcAuthorizationCode',
    () => new V3OidcAuthorizationCode({ ...openid, code: secret, codeVerifier: `${secret}2` }),
    [bearer, reply],
  ],
  ['V3OidcAccessToken', () => new V3OidcAccessToken({ ...openid, accessToken: token }), [reply]],
  ['HttpBasic', () => new HttpBasic({ username: 'u', password: secret }), []],
  ['TokenEndpoint', () => new TokenEndpoint({ endpoint: 'http://service', token }), []],
  [
    'ServiceTokenAuthWrapper',
    () =>
      new ServiceTokenAuthWrapper({
        userAuth: new V3Token({ authUrl, token }),
        serviceAuth: new V3Password({ ...user, password: secret }),
      }),
    [reply, tokenReply('S3cr3t-service')],
  ],
]

/** Whether a text contains a secret in any of its possible encodings. */
function leaks(text: string): boolean {
  const words = text.split(/[\s"'{}=&,;]+/)
  const decoded = words.map((word) => Buffer.from(word, 'base64').toString())
  return [text, ...words.map((word) => word.replace(/%[\dA-F]{2}/g, '')), ...decoded].some((part) =>
    part.includes('S3cr3t'),
  )
}

/** Everything that may be printed of a session's exchanges. */
function watch() {
  const lines: string[] = []
  const exchanges: Exchange[] = []
  const print = createCurlLogger((line) => lines.push(line))
  return {
    lines,
    onExchange: (exchange: Exchange) => {
      exchanges.push(exchange)
      print(exchange)
    },
    /** The lines of the log, and the redacted exchanges themselves. */
    async printed(): Promise<string[]> {
      await expect.poll(() => lines.filter((line) => line.startsWith('RESP: ')).length).toBe(exchanges.length)
      const clean = await Promise.all(exchanges.map(redactExchange))
      return [...lines, ...clean.map((exchange) => inspect(exchange, { depth: 12 }))]
    },
  }
}

test('behavior: the check itself detects secrets', () => {
  expect(leaks('message: S3cr3t-token')).toBe(true)
  expect(leaks(`password=${encodeURIComponent(secret)}`)).toBe(true)
  expect(leaks(`Basic ${Buffer.from(`u:${secret}`).toString('base64')}`)).toBe(true)
  expect(leaks('message: ***')).toBe(false)
})

test.each(plugins)(
  'behavior: %s, no secret in any error, whichever request fails',
  async (_, make, steps) => {
    // Each server in turn refuses, and repeats everything it received in its response.
    for (let failing = 0; failing <= steps.length; failing++) {
      for (const status of [400, 401, 500]) {
        const echo = ({
          headers,
          body,
        }: {
          headers: Record<string, string>
          body: unknown
        }): ScriptedReply => {
          const sent = `${JSON.stringify(headers)} ${JSON.stringify(body)}`
          return { status, body: { error: 'invalid', error_description: sent, message: sent } }
        }
        const { fetch, requests } = createScriptedFetch([...steps.slice(0, failing), echo, echo, echo, echo])
        const auth = make()
        const log = watch()
        const session = createSession({ auth, fetch, retries: 0, onExchange: log.onExchange })
        const error: unknown = await session.request({ url: 'http://service/' }).then(
          () => undefined,
          (caught: unknown) => caught,
        )
        expect(error).toBeInstanceOf(Error)
        const printed = [
          inspect(error, { depth: 12 }),
          JSON.stringify(error),
          String(error),
          inspect(session),
          ...(await log.printed()),
        ]
        expect(printed.filter(leaks)).toEqual([])
        expect(requests.filter(({ line }) => leaks(line))).toEqual([])
        expect(
          [inspect(auth, { depth: 9, showHidden: true }), JSON.stringify(auth), auth.scope].filter(leaks),
        ).toEqual([])
      }
    }
  },
)

test.each(plugins)('behavior: %s, no secret in any URL or log of a success', async (_, make, steps) => {
  const { fetch, requests } = createScriptedFetch([...steps, ok])
  const log = watch()
  const session = createSession({ auth: make(), fetch, onExchange: log.onExchange })
  await session.request({ url: 'http://service/' })
  expect(requests).toHaveLength(steps.length + 1)
  expect(requests.filter(({ line }) => leaks(line))).toEqual([])
  const printed = await log.printed()
  expect(printed.filter(leaks)).toEqual([])
  for (const { line } of requests) expect(printed.join('\n')).toContain(line.replace(/^.* /, ''))
})
