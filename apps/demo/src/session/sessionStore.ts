import type { AccessInfo, Client } from '@monasca/core'
import { createClient } from '@monasca/core'

/** What the sign-in form asks for. */
export type Credentials = {
  username: string
  password: string
  projectName: string
  /** Domain of user and project. */
  domainName: string
  /** Address of Keystone. */
  authUrl: string
  /** Address of Monasca; empty: the service catalog names it. */
  endpoint: string
}

/** Somebody signed in: the client that acts for them, and who they are. */
export type SignedIn = { client: Client; access: AccessInfo }

/** Who is signed in, in memory only: a reload of the page forgets it. */
export type SessionStore = {
  get(): SignedIn | undefined
  /** Calls back after each sign-in and sign-out; returns what ends that. */
  subscribe(listener: () => void): () => void
  /** Gets a token. Rejects with the errors of the library. */
  signIn(credentials: Credentials, signal?: AbortSignal): Promise<SignedIn>
  signOut(): void
}

export function createSessionStore(): SessionStore {
  let current: SignedIn | undefined
  const listeners = new Set<() => void>()
  const set = (next: SignedIn | undefined) => {
    current = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async signIn(credentials) {
      const { username, password, projectName, domainName, authUrl, endpoint } = credentials
      const client = createClient({
        username,
        password,
        projectName,
        authUrl: absolute(authUrl),
        userDomainName: domainName,
        projectDomainName: domainName,
        endpoint: endpoint === '' ? undefined : absolute(endpoint),
      })
      const access = await client.session.getAccess()
      const signedIn = { client, access }
      set(signedIn)
      return signedIn
    },
    signOut: () => set(undefined),
  }
}

/** Addresses may be paths of this page's own server. */
function absolute(address: string): string {
  return new URL(address, location.origin).href
}
