import { defaultSeed } from '../keystone/defaultSeed.js'
import type { SeedUser } from '../keystone/seed.js'

/** Writes where the emulator is, who can sign in, and what to try first. */
export function describe(options: { version: string; url: string; data: string | undefined }): string {
  const { version, url, data } = options
  const { users } = defaultSeed
  const width = Math.max(...users.map((user) => credentials(user).length))
  return `Monasca emulator ${version}
  Keystone  ${url}/identity
  Monasca   ${url}/v2.0
  Data      ${data ?? 'in memory; --data <folder> keeps it'}

Users of the domain Default, with password, project and roles
${users.map((user) => `  ${credentials(user).padEnd(width)}  ${grants(user)}`).join('\n')}

Try it
  import { createClient } from '@monasca/core'
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: '${url}/identity',
    projectName: 'mini-mon',
  })
  console.log(await client.metrics.listNames({}))

End it with Ctrl+C.
`
}

function credentials({ name, password = '' }: SeedUser): string {
  return `${name} / ${password}`
}

function grants({ projectRoles = {} }: SeedUser): string {
  return Object.entries(projectRoles)
    .map(([project, roles]) => `${project} (${roles.join(', ')})`)
    .join(', ')
}
