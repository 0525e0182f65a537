import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import {
  type AuthPlugin,
  V2Password,
  V3ApplicationCredential,
  V3OidcAccessToken,
  V3OidcAuthorizationCode,
  V3OidcClientCredentials,
  V3OidcPassword,
  V3Password,
  V3TOTP,
  V3Token,
} from '../src/identity/index.js'
import { BaseError, createSession, HttpRequestError } from '../src/index.js'
import { createScriptedFetch, createV3Token, type ScriptedReply } from '../src/testing/index.js'
import { spellings } from './support/spellings.js'

const password = 'S3cr&t/+ü "p\\w<%41>'
const numeric = '739158'
const token = 'gAAAA-given_token/x'
const user = { userId: 'u', diagnose: false }
const openid = {
  authUrl: 'http://k/v3',
  identityProvider: 'lab',
  protocol: 'openid',
  clientId: 'app',
  accessTokenEndpoint: 'http://op/token',
}
const authUrl = 'http://k/v3'

const plugins: [string, string, (secret: string) => AuthPlugin][] = [
  ['V3Password', password, (secret) => new V3Password({ authUrl, ...user, password: secret })],
  ['V3TOTP', numeric, (secret) => new V3TOTP({ authUrl, ...user, passcode: secret })],
  ['V3Token', token, (secret) => new V3Token({ authUrl, token: secret, diagnose: false })],
  [
    'V2Password',
    password,
    (secret) => new V2Password({ authUrl: 'http://k/v2.0', userId: 'u', password: secret }),
  ],
  [
    'V3ApplicationCredential',
    password,
    (secret) =>
      new V3ApplicationCredential({
        authUrl,
        applicationCredentialId: 'ac',
        applicationCredentialSecret: secret,
      }),
  ],
  [
    'V3OidcPassword',
    password,
    (secret) => new V3OidcPassword({ ...openid, username: 'ann', password: secret }),
  ],
  [
    'V3OidcClientCredentials',
    password,
    (secret) => new V3OidcClientCredentials({ ...openid, clientSecret: secret }),
  ],
  ['V3OidcAuthorizationCode', password, (secret) => new V3OidcAuthorizationCode({ ...openid, code: secret })],
  ['V3OidcAccessToken', token, (secret) => new V3OidcAccessToken({ ...openid, accessToken: secret })],
]

/** All that a program may print or store of an error, including every cause and non-enumerable members. */
function everythingIn(error: unknown): string {
  const texts: string[] = []
  for (let current = error; current instanceof Error; current = current.cause) {
    const shown: Error = current
    const body: unknown = Reflect.get(shown, 'body')
    texts.push(shown.message, String(shown.stack), JSON.stringify(shown), String(JSON.stringify(body)))
    texts.push(inspect(shown, { showHidden: true, depth: 20 }))
  }
  return texts.join('\n')
}

/** A response that repeats one text in every possible place. */
function sayEverywhere(said: string, status: number, broken: 'json' | 'html' | 'neither'): ScriptedReply {
  // Headers contain Latin-1 without line breaks.
  const header = /^[\x20-\x7e]*$/.test(said) ? { 'x-openstack-request-id': said, Location: said } : {}
  const words = { code: 401, title: said, message: said, [said]: [said] }
  const body = { error: words, error_description: said, description: said, deep: { [said]: { said } } }
  const html = `<html><title>${said}</title><p>${said}</p></html>`
  const text = broken === 'json' ? `${JSON.stringify(body)}<` : broken === 'html' ? html : body
  return { status, headers: header, body: text }
}

async function failureOf(auth: AuthPlugin, reply: ScriptedReply, statusText = ''): Promise<unknown> {
  const { fetch } = createScriptedFetch({
    'POST /tokens': reply,
    'POST /token': reply,
    'POST /auth': reply,
    'GET /auth': reply,
  })
  const session = createSession({
    auth,
    retries: 0,
    fetch: async (input, init) => {
      const response = await fetch(input, init)
      Object.defineProperty(response, 'statusText', { value: statusText })
      return response
    },
  })
  return session.getToken().catch((reason: unknown) => reason)
}

test.each(plugins)(
  'A5: no error shows secrets that a server repeats, in any spelling: %s',
  async (_, secret, create) => {
    for (const [name, spell] of Object.entries(spellings)) {
      const said = `You sent: ${spell(secret)}.`
      const core = spell(secret).slice(0, 12)
      for (const status of [400, 401, 403, 500]) {
        for (const broken of ['json', 'html', 'neither'] as const) {
          const error = await failureOf(create(secret), sayEverywhere(said, status, broken), said)
          expect(error, name).toBeInstanceOf(BaseError)
          const everything = everythingIn(error)
          expect(everything.includes(spell(secret)), `${name}, ${status}, ${broken}: ${everything}`).toBe(
            false,
          )
          // Nor does the beginning of it remain, whatever the ending became.
          if (core.length > 8) expect(everything).not.toContain(core)
        }
      }
    }
  },
)

test('A5: a passcode that returns as a number is masked', async () => {
  const reply = { status: 400, body: { error: { message: 'no', passcode: 739158 }, list: [739158] } }
  const error = await failureOf(new V3TOTP({ authUrl, ...user, passcode: numeric }), reply)
  expect(error).toBeInstanceOf(HttpRequestError)
  expect(everythingIn(error)).not.toContain(numeric)
})

const issued = 'issued-s3cret'
const answers: [string, string][] = [
  ['a token that is cut off', `{"access_token":"${issued}","refresh_token":"${issued}`],
  ['a token with something behind it', `{"access_token":"${issued}","token_type":"Bearer"}\n<!-- ok -->`],
  ['a token of v2', `{"access":{"token":{"id":"${issued}","expires":"2030-01-01T00:00:00Z"}}},`],
  ['a token behind a mark', `)]}'\n{"access_token":"${issued}"}`],
  ['a token as a form', `access_token=${issued}&token_type=bearer`],
  ['a bare token', issued],
  ['a token in HTML', `<input name="access_token" value="${issued}">`],
  ['a token in text', `token: ${issued}`],
]

test.each(answers)('A5: no error quotes a response with a new token: %s', async (_, body) => {
  for (const [, secret, create] of plugins) {
    for (const type of ['application/json', 'text/html']) {
      const reply = { status: 200, headers: { 'Content-Type': type, 'X-Subject-Token': issued }, body }
      const error = await failureOf(create(secret), reply)
      expect(error).toBeInstanceOf(BaseError)
      expect(everythingIn(error)).not.toContain(issued)
    }
  }
})

test.each(answers.slice(0, 5))('A5: no error of a failed sign-in quotes it either: %s', async (_, body) => {
  for (const [, secret, create] of plugins) {
    const error = await failureOf(create(secret), { status: 500, body })
    expect(error).toBeInstanceOf(BaseError)
    expect(everythingIn(error)).not.toContain(issued)
  }
})

test('A5: a proxy’s page is still quoted when it refuses a sign-in', async () => {
  const auth = new V3Password({ authUrl, ...user, password })
  const error = await failureOf(auth, { status: 502, body: '<html><h1>502 Bad Gateway</h1>nginx</html>' })
  expect((error as Error).message).toContain('502 Bad Gateway nginx')
})

test('A5: project names in a refusal contain no password', async () => {
  const secret = 'hunter22+/'
  const tokenReply = { status: 201, headers: { 'X-Subject-Token': issued }, body: createV3Token() }
  const { fetch } = createScriptedFetch({
    'POST /auth/tokens': [{ status: 401, body: { error: { message: 'no' } } }, tokenReply],
    'GET /auth/projects': {
      body: { projects: [{ name: encodeURIComponent(secret), domain_id: secret }, { name: issued }] },
    },
    'DELETE /auth/tokens': { status: 204 },
  })
  const auth = new V3Password({ authUrl, userId: 'u', password: secret, projectName: 'shop' })
  const error = await createSession({ auth, fetch })
    .getToken()
    .catch((reason: unknown) => reason)
  expect((error as Error).message).toContain('Projects of this user: *** (domain ***), ***')
})

test('A5: an invalid URL shows no password', async () => {
  for (const url of ['http://ann:pa/ss22@k/v3', 'http://ann:pass22@k:x/v3', 'http://ann:p@ss22@[k/v3']) {
    const auth = new V3Password({ authUrl, ...user, password })
    const error = await createSession({ auth, retries: 0 })
      .request({ url, authenticated: false })
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(BaseError)
    expect(everythingIn(error)).not.toMatch(/pa\/|ss22/)
    const given = (() => {
      try {
        return new V3Password({ authUrl: url, ...user, password })
      } catch (reason) {
        return reason
      }
    })()
    expect(given).toBeInstanceOf(BaseError)
    expect(everythingIn(given)).not.toMatch(/pa\/|ss22/)
  }
})
