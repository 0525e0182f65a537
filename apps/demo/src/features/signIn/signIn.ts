import { createClient } from '@monasca/core'
import type { SignedIn } from '../../session/sessionStore.js'

/** What the sign-in form asks for. */
export type Credentials = {
  username: string
  password: string
  projectName: string
  /** Domain of user and project. */
  domainName: string
  /** Address of Keystone; a path is one on this page's own server. */
  authUrl: string
  /** Address of Monasca; empty: the service catalog names it. */
  endpoint: string
}

/** Gets a token for the project. Rejects with the errors of the library. */
export async function signIn(credentials: Credentials): Promise<SignedIn> {
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
  return { client, access: await client.session.getAccess() }
}

function absolute(address: string): string {
  return new URL(address, location.origin).href
}
