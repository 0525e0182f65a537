import { expect } from 'vitest'
import type { AccessInfo } from '../../src/access/index.js'
import {
  type AuthPlugin,
  V3OidcAuthorizationCode,
  type V3OidcAuthorizationCodeOptions,
  V3OidcClientCredentials,
  type V3OidcClientCredentialsOptions,
  V3OidcPassword,
  type V3OidcPasswordOptions,
} from '../../src/identity/index.js'
import {
  createScriptedFetch,
  type ScriptedReply,
  type ScriptedRequest,
  type ScriptedStep,
} from '../../src/testing/index.js'
import { contextOf } from './authContext.js'

export const issuer = 'https://op'
export const discoveryEndpoint = 'https://op/.well-known/openid-configuration'
export const federation = { authUrl: 'http://k/v3', identityProvider: 'lab', protocol: 'openid' }
/** The URL of Keystone for the provider's tokens. */
export const federated = 'POST http://k/v3/OS-FEDERATION/identity_providers/lab/protocols/openid/auth'
export const document: ScriptedReply = { body: { issuer, token_endpoint: 'https://op/token' } }

/** The provider's token response. */
export function tokens(more: object = {}): ScriptedReply {
  return { body: { access_token: 'at', token_type: 'Bearer', expires_in: 600, ...more } }
}

export function password(more: Partial<V3OidcPasswordOptions> = {}): V3OidcPassword {
  const user = { username: 'ann', password: 'pa55' }
  return new V3OidcPassword({ ...federation, discoveryEndpoint, clientId: 'app', ...user, ...more })
}

export function credentials(more: Partial<V3OidcClientCredentialsOptions> = {}): V3OidcClientCredentials {
  const client = { clientId: 'my-app', clientSecret: 's3cret' }
  return new V3OidcClientCredentials({ ...federation, discoveryEndpoint, ...client, ...more })
}

export function code(more: Partial<V3OidcAuthorizationCodeOptions> = {}): V3OidcAuthorizationCode {
  const options = { discoveryEndpoint, clientId: 'spa', code: 'c0de' }
  return new V3OidcAuthorizationCode({ ...federation, ...options, ...more })
}

type Steps = ScriptedStep[]

/** A successful sign-in with exactly these steps. */
export async function record(
  auth: AuthPlugin,
  ...steps: Steps
): Promise<{ requests: ScriptedRequest[]; access: AccessInfo; warnings: string[] }> {
  const { fetch, requests } = createScriptedFetch(steps)
  const context = contextOf(fetch)
  const access = await auth.getAccess(context)
  expect(requests).toHaveLength(steps.length)
  return { requests, access, warnings: context.warnings }
}

/** The error of a sign-in that fails after exactly these steps. */
export async function fail(auth: AuthPlugin, ...steps: Steps): Promise<unknown> {
  const { fetch, requests } = createScriptedFetch(steps)
  const error: unknown = await auth.getAccess(contextOf(fetch)).then(
    () => undefined,
    (caught: unknown) => caught,
  )
  expect(requests).toHaveLength(steps.length)
  return error
}
