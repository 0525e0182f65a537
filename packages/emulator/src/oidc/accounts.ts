import { timingSafeEqual } from 'node:crypto'
import type { Account, AccountClaims } from 'oidc-provider'
import { defaultAccounts, type OidcAccount } from './oidcOptions.js'

/** The accounts of the OpenID provider. */
export type Accounts = {
  /** Looks a user up by name, for the provider. */
  find(username: string): Account | undefined
  /** User names and display names, in the order of the options. */
  list(): { username: string; name: string }[]
  /** The password of all users, if they are the default ones: it is no secret. */
  readonly sharedPassword: string | undefined
  /** Further claims about a user that Keystone receives. */
  describe(username: string): Readonly<Record<string, readonly string[]>>
  /** Whether the password is that of the user. */
  verify(username: string, password: string): boolean
}

/** Creates the provider's accounts; the subject of each is the user name. */
export function createAccounts(list: readonly OidcAccount[] = defaultAccounts): Accounts {
  const accounts = new Map(list.map((account) => [account.username, account]))
  return {
    find: (username) => {
      const account = accounts.get(username)
      return account && { accountId: username, claims: () => claimsOf(account) }
    },
    list: () => list.map(({ username, name = username }) => ({ username, name })),
    sharedPassword: list === defaultAccounts ? 'password' : undefined,
    describe: (username) => {
      const account = accounts.get(username)
      if (!account) return {}
      const { name = username, email = defaultEmail(username), groups = [] } = account
      return { name: [name], email: [email], groups }
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
  email = defaultEmail(username),
  groups = [],
}: OidcAccount): AccountClaims {
  return {
    sub: username,
    preferred_username: username,
    name,
    email,
    email_verified: true,
    groups: [...groups],
  }
}

function defaultEmail(username: string): string {
  return `${username}@example.org`
}
