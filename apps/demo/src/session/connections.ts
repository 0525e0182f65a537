import { type Client, createClient, type Session } from '@monasca/core'
import {
  createOpenId,
  createSessionManager,
  type ScopeChoice,
  type SessionManager,
  type SessionSnapshot,
} from '@monasca/core/session'
import type { SignInSettings } from '../../server/signInSettings.js'

/** Which servers to work with, and how to begin there. */
export type ConnectionChoice = {
  /** Address of Keystone; a path is one on this page's own server. */
  authUrl: string
  /** Address of Monasca; empty: the service catalog names it. */
  endpoint: string
  /** What to work with after signing in. @default the first of the user's projects */
  scope?: ScopeChoice | undefined
}

/** A Keystone and a Monasca, with the session there. */
export type Connection = {
  manager: SessionManager
  createClient: (session: Session) => Client
}

/** The connection that the page uses. */
export type ConnectionStore = {
  get(): Connection
  /** Goes over to other servers, or back. The same choice gives the same connection. */
  choose(choice: ConnectionChoice): Connection
  subscribe(listener: () => void): () => void
  /** Where to go on after a sign-in by redirect that this page has just finished. */
  readonly returnTo: string | undefined
}

/** What stands behind this page's own server. */
export const ownServers: ConnectionChoice = { authUrl: '/identity', endpoint: '/v2.0' }

/** Makes the store. It begins with this page's own server, the only one that the provider belongs to. */
export function createConnectionStore({
  provider,
  silentSignIn = 'returning',
}: SignInSettings): ConnectionStore {
  const known = new Map<string, Connection>()
  const listeners = new Set<() => void>()
  const absolute = (address: string) => new URL(address, location.origin).href

  function connect(choice: ConnectionChoice): Connection {
    const key = JSON.stringify([choice.authUrl, choice.endpoint, choice.scope])
    const own = choice.authUrl === ownServers.authUrl
    const endpoint = choice.endpoint === '' ? undefined : absolute(choice.endpoint)
    const connection = known.get(key) ?? {
      manager: createSessionManager({
        authUrl: absolute(choice.authUrl),
        scope: choice.scope,
        openid:
          own && provider
            ? createOpenId({ ...provider, redirectUri: '/callback', postLogoutRedirectUri: '/' })
            : undefined,
        onExpired: 'wait',
        // A choice with a scope comes from the sign-in form.
        silentSignIn: choice.scope === undefined ? silentSignIn : 'never',
        onReturn: (path) => {
          returnTo = path
        },
      }),
      createClient: (session) => createClient({ session, endpoint }),
    }
    known.set(key, connection)
    return connection
  }

  let returnTo: string | undefined
  let current = connect(ownServers)
  return {
    get: () => current,
    choose(choice) {
      const next = connect(choice)
      if (next !== current) {
        current = next
        for (const listener of listeners) listener()
      }
      return next
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get returnTo() {
      return returnTo
    },
  }
}

/** Whether there is somebody whose pages can be shown. */
export function isSignedIn({ user, scope }: SessionSnapshot): boolean {
  return user !== undefined && scope !== undefined
}
