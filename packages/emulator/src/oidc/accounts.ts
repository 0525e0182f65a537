import { timingSafeEqual } from 'node:crypto'
import type { Account, AccountClaims } from 'oidc-provider'
import { defaultAccounts, type OidcAccount } from './oidcOptions.js'

/** The people whom the OpenID provider knows. */
export type Accounts = {
  /** Looks a user up by name, for the provider. */
  find(username: string): Account | undefined
  /** The user names with what people are called, in the order of the options. */
  list(): { username: string; name: string }[]
  /** The password of all users, if they are the default ones: it is no secret. */
  readonly sharedPassword: string | undefined
  /** What Keystone is told of somebody, beside who they are. */
  describe(username: string): Readonly<Record<string, readonly string[]>>
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
