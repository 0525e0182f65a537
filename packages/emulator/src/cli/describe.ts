import { defaultSeed } from '../keystone/seed/defaultSeed.js'
import type { Seed, SeedUser } from '../keystone/seed/seed.js'
import { dashboardClient, keystoneClient } from '../oidc/clients.js'
import { defaultAccounts } from '../oidc/oidcOptions.js'

/** Writes the addresses of the emulator, who can sign in, and what to try first. */
export function describe(options: {
  version: string
  url: string
  /** Address of the OpenID provider, if there is one. */
  issuer: string | undefined
  data: string | undefined
  /** Initial content of an empty store. @default `defaultSeed` */
  seed?: Seed | undefined
}): string {
  const { version, url, issuer, data, seed = defaultSeed } = options
  const { users } = seed
  const width = Math.max(...users.map((user) => credentials(user).length))
  return `Monasca emulator ${version}
  Keystone  ${url}/identity
  Monasca   ${url}/v2.0${issuer === undefined ? '' : `\n  OpenID    ${issuer}`}
  Data      ${data ?? 'in memory (--data <folder> keeps it)'}

Users in the domain Default: name / password, project and roles
${users.map((user) => `  ${credentials(user).padEnd(width)}  ${grants(user)}`).join('\n')}

Other sign-in methods
${otherWays(issuer, users)}

Try it
  import { createClient } from '@monasca/core'
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: '${url}/identity',
    projectName: 'mini-mon',
  })
  console.log(await client.metrics.listNames({}))

Press Ctrl+C to stop.
`
}

/** The ways to sign in other than a password. */
function otherWays(issuer: string | undefined, users: readonly SeedUser[]): string {
  const applicationCredentials = users.flatMap((user) => user.applicationCredentials ?? [])
  const secrets = new Set(users.flatMap(({ totpSecret }) => totpSecret ?? []))
  const accounts = defaultAccounts.map(({ username, password }) => `${username} / ${password}`)
  return [
    ...applicationCredentials.map(({ name, secret }) => `Application credential: ${name} / ${secret}`),
    ...[...secrets].map(
      (secret) => `One-time codes of totp, and of mfa after its password: secret ${secret}`,
    ),
    ...(issuer === undefined
      ? []
      : [
          `OpenID provider: ${accounts.join(', ')}`,
          `Its clients: ${keystoneClient.id} / ${keystoneClient.secret}, and ${dashboardClient.id} without a secret`,
        ]),
  ]
    .map((line) => `  ${line}`)
    .join('\n')
}

function credentials({ name, password = '' }: SeedUser): string {
  return `${name} / ${password}`
}

function grants({ projectRoles = {} }: SeedUser): string {
  return Object.entries(projectRoles)
    .map(([project, roles]) => `${project} (${roles.join(', ')})`)
    .join(', ')
}
