import type { ClientMetadata } from 'oidc-provider'
import { webssoCallbackPath } from '../keystone/federation/webssoCallbackPath.js'
import type { OidcClient } from './oidcOptions.js'

/** A confidential client, such as Keystone's web server or a program on a server. */
export const keystoneClient = { id: 'keystone', secret: 'keystone-secret' } as const

/** A public client: pages in a browser, and programs on people's machines. */
export const dashboardClient = { id: 'dashboard' } as const

const grants = [
  'authorization_code',
  'refresh_token',
  'password',
  'urn:ietf:params:oauth:grant-type:device_code',
]

/** The clients of the OpenID provider. They are native clients, so that a redirect to this machine may use any port. */
export function listClients(more: readonly OidcClient[] = []): ClientMetadata[] {
  const shared: Omit<ClientMetadata, 'client_id'> = {
    application_type: 'native',
    response_types: ['code'],
    scope: 'openid profile email offline_access',
  }
  return [
    {
      ...shared,
      client_id: keystoneClient.id,
      client_secret: keystoneClient.secret,
      client_name: 'Keystone',
      grant_types: [...grants, 'client_credentials'],
      redirect_uris: [...onLoopback('/callback'), ...onLoopback(webssoCallbackPath)],
    },
    {
      ...shared,
      client_id: dashboardClient.id,
      client_name: 'Monasca dashboard',
      token_endpoint_auth_method: 'none',
      grant_types: grants,
      redirect_uris: onLoopback('/callback'),
      post_logout_redirect_uris: [...onLoopback('/'), ...onLoopback('/callback')],
    },
    ...more.map((client) => ({ ...shared, ...toMetadata(client) })),
  ]
}

function toMetadata(client: OidcClient): ClientMetadata {
  const { id, secret, name = id, redirectUris, postLogoutRedirectUris = [], backchannelLogoutUri } = client
  const isLocal = (uri: string) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/i.test(uri)
  return {
    client_id: id,
    client_name: name,
    redirect_uris: [...redirectUris],
    post_logout_redirect_uris: [...postLogoutRedirectUris],
    // Native clients may be on this machine only, web clients anywhere else.
    application_type: redirectUris.every(isLocal) ? 'native' : 'web',
    grant_types: secret === undefined ? grants : [...grants, 'client_credentials'],
    ...(secret === undefined ? { token_endpoint_auth_method: 'none' } : { client_secret: secret }),
    ...(backchannelLogoutUri !== undefined && { backchannel_logout_uri: backchannelLogoutUri }),
  }
}

function onLoopback(path: string): string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].map((host) => `http://${host}${path}`)
}
