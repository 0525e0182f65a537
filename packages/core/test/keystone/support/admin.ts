import { randomUUID } from 'node:crypto'
import { createSession, type Session } from '@monasca/core'
import { V3Password } from '@monasca/core/identity'
import { lab } from '../lab.js'

const admin = new V3Password({
  authUrl: lab.keystone,
  username: 'admin',
  password: 'secret',
  userDomainId: 'default',
  projectName: 'admin',
  projectDomainId: 'default',
})

/** A session of the administrator, for test preparation. */
export const adminSession: Session = createSession({ auth: admin })

/** Sends a request to Keystone as the given session, by default the administrator's, and resolves to the body. */
export async function keystone(
  method: string,
  path: string,
  body?: unknown,
  session: Session = adminSession,
): Promise<Record<string, unknown>> {
  const answer = await session.request({ method, url: lab.keystone + path, body })
  return (answer.body ?? {}) as Record<string, unknown>
}

/** A name that no other test uses. */
export function unique(kind: string): string {
  return `${kind}-${randomUUID().slice(0, 8)}`
}

/** Creates a resource, such as a `user`, and resolves to it. */
export async function create(
  kind: string,
  properties: Record<string, unknown>,
  session?: Session,
  path: string = `/${kind}s`,
): Promise<Record<string, unknown> & { id: string }> {
  const body = await keystone('POST', path, { [kind]: properties }, session)
  return body[kind] as Record<string, unknown> & { id: string }
}

/** The id of a role by its name. */
export async function roleId(name: string): Promise<string> {
  const { roles } = await keystone('GET', `/roles?name=${name}`)
  return (roles as { id: string }[])[0]?.id ?? ''
}

/** A user with the roles `monasca-user` and `member` on a project, both newly created. */
export type Account = {
  userId: string
  username: string
  password: string
  projectId: string
  projectName: string
}

/** Creates an account in a domain, by default `default`, with properties for the user, such as `enabled`. */
export async function createAccount(
  properties: Record<string, unknown> = {},
  domainId: string = 'default',
): Promise<Account> {
  const username = unique('user')
  const projectName = unique('project')
  const password = unique('password')
  const fields = { name: username, password, domain_id: domainId }
  const user = await create('user', { ...fields, ...properties })
  const project = await create('project', { name: projectName, domain_id: domainId })
  for (const role of ['monasca-user', 'member']) {
    await keystone('PUT', `/projects/${project.id}/users/${user.id}/roles/${await roleId(role)}`)
  }
  return { userId: user.id, username, password, projectId: project.id, projectName }
}
