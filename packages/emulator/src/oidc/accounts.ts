import { timingSafeEqual } from 'node:crypto'
import type { Account, AccountClaims } from 'oidc-provider'
import { defaultAccounts, type OidcAccount } from './oidcOptions.js'

/** The people whom the OpenID provider knows. */
export type Accounts = {
  /** Looks a user up by name, for the provider. */
  find(username: string): Account | undefined
  /** Whether the password is that of the user. */
  verify(username: string, password: string): boolean
}

/** Makes the provider's accounts; the subject of each is the user name. */
export function createAccounts(list: readonly OidcAccount[] = defaultAccounts): Accounts {
  const accounts = new Map(list.map((account) => [account.username, account]))
  return {
    find: (username) => {
      const account = accounts.get(username)
      return account && { accountId: username, claims: () => claimsOf(account) }
    },
    verify: (username, password) => {
      const [given, expected] = [Buffer.from(password), Buffer.from(accounts.get(username)?.password ?? '')]
      return accounts.has(username) && given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}

function claimsOf({
  username,
  name = username,
  email = `${username}@example.org`,
}: OidcAccount): AccountClaims {
  return { sub: username, preferred_username: username, name, email, email_verified: true }
}
