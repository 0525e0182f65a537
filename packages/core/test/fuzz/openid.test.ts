import fc from 'fast-check'
import { test } from 'vitest'
import {
  type AuthPlugin,
  V3OidcAccessToken,
  V3OidcAuthorizationCode,
  V3OidcClientCredentials,
  V3OidcDeviceAuthorization,
  V3OidcPassword,
} from '../../src/identity/index.js'
import { createSession } from '../../src/index.js'
import { createScriptedFetch, createV3Token } from '../../src/testing/index.js'
import { expectTyped } from './expectTyped.js'
import { damaged, hostileJson, hostileText } from './hostileJson.js'
import { patience, settings } from './settings.js'

const issuer = 'https://op.test'
const document = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  device_authorization_endpoint: `${issuer}/device`,
  end_session_endpoint: `${issuer}/end`,
  jwks_uri: `${issuer}/jwks`,
  grant_types_supported: [
    'authorization_code',
    'refresh_token',
    'password',
    'client_credentials',
    'urn:ietf:params:oauth:grant-type:device_code',
  ],
  response_types_supported: ['code'],
}
const idToken = [{ alg: 'RS256' }, { iss: issuer, sub: 'ann', aud: 'app', iat: 0, exp: 4e9 }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.')
const tokens = {
  access_token: 'at',
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: 'rt',
  id_token: `${idToken}.signature`,
  scope: 'openid',
}
const device = {
  device_code: 'dc',
  user_code: 'ABCD',
  verification_uri: `${issuer}/device`,
  expires_in: 1,
  interval: 1,
}
const refusal = { error: 'invalid_grant', error_description: 'no', error_uri: 'https://op.test/e' }

const options = {
  authUrl: 'https://k/v3',
  identityProvider: 'lab',
  protocol: 'openid',
  clientId: 'app',
  clientSecret: 'hunter22',
  discoveryEndpoint: `${issuer}/.well-known/openid-configuration`,
}
const plugins: Record<string, () => AuthPlugin> = {
  V3OidcPassword: () => new V3OidcPassword({ ...options, username: 'ann', password: 'hunter22' }),
  V3OidcClientCredentials: () => new V3OidcClientCredentials(options),
  V3OidcAuthorizationCode: () =>
    new V3OidcAuthorizationCode({ ...options, code: 'c', redirectUri: 'https://app.test/callback' }),
  V3OidcAccessToken: () =>
    new V3OidcAccessToken({
      authUrl: options.authUrl,
      identityProvider: 'lab',
      protocol: 'openid',
      accessToken: 'at',
    }),
  'ID tokens': () =>
    new V3OidcPassword({ ...options, username: 'ann', password: 'hunter22', accessTokenType: 'id_token' }),
  V3OidcDeviceAuthorization: () =>
    new V3OidcDeviceAuthorization({ ...options, onUserCode: (prompt) => void JSON.stringify(prompt) }),
}

const anything = fc.oneof(hostileJson, hostileText)

for (const [name, create] of Object.entries(plugins)) {
  test(`fuzz: ${name} with a provider that answers anything`, patience, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constant(document), damaged(document), anything),
        fc.oneof(fc.constant(tokens), damaged(tokens), damaged(refusal), anything),
        // A code that lives for a second is never polled for: the test must not wait.
        fc.oneof(damaged(device), anything),
        fc.constantFrom(200, 200, 400, 401, 500),
        async (discovery, answer, deviceAnswer, status) => {
          const { fetch } = createScriptedFetch({
            'GET /.well-known/openid-configuration': { body: discovery },
            'POST /token': { status, body: answer },
            'POST /device': {
              body: typeof deviceAnswer === 'object' ? { ...deviceAnswer, expires_in: 1 } : deviceAnswer,
            },
            'POST /auth': { status: 201, headers: { 'X-Subject-Token': 't' }, body: createV3Token() },
            'GET /auth': { status: 201, headers: { 'X-Subject-Token': 't' }, body: createV3Token() },
            'POST /auth/tokens': { status: 201, headers: { 'X-Subject-Token': 't' }, body: createV3Token() },
          })
          const known = async (input: string, init?: RequestInit): Promise<Response> => {
            try {
              return await fetch(input, init)
            } catch {
              // A document may lead anywhere.
              return new Response(null, { status: 404 })
            }
          }
          const auth = create()
          const session = createSession({ auth, fetch: known, retries: 0, onWarning: () => undefined })
          await expectTyped(() => session.getToken())
          auth.invalidate()
          await expectTyped(() => session.getToken())
        },
      ),
      settings,
    )
  })
}
