import { createRequester } from '@monasca/core'
import { createOpenId, createSessionManager } from '@monasca/core/session'
import { type ConnectionStore, createConnectionStore, type Server } from '@monasca/react'
import type { SignInSettings } from '../../server/signInSettings.js'
import { lateDecoder } from './lateDecoder.js'

/** Keystone and Monasca behind this page's own server. */
export const ownServer: Server = { authUrl: '/identity', endpoint: '/v2.0' }

/** The servers that the page can use, and where it goes after a sign-in by redirect. */
export type DashboardConnections = {
  connections: ConnectionStore
  getReturnTo: () => string | undefined
}

/** Creates the connections. The first one is to this page's own server, the only one that the provider belongs to. */
export function createConnections({
  provider,
  silentSignIn = 'returning',
}: SignInSettings): DashboardConnections {
  const absolute = (address: string) => new URL(address, location.origin).href
  let returnTo: string | undefined
  const connections = createConnectionStore({
    server: ownServer,
    connect: ({ authUrl, endpoint }) => ({
      manager: createSessionManager({
        authUrl: absolute(authUrl),
        openid:
          authUrl === ownServer.authUrl && provider
            ? createOpenId({ ...provider, redirectUri: '/callback', postLogoutRedirectUri: '/' })
            : undefined,
        // Another server comes from the sign-in form.
        silentSignIn:
          authUrl === ownServer.authUrl && endpoint === ownServer.endpoint ? silentSignIn : 'never',
        onReturn: (path) => {
          returnTo = path
        },
      }),
      createClient: (session) =>
        createRequester({
          session,
          endpoint: endpoint === undefined ? undefined : absolute(endpoint),
          decodeIn: lateDecoder,
        }),
    }),
  })
  return { connections, getReturnTo: () => returnTo }
}
