import type { Caller } from '../../http/caller.js'
import { forbidden } from './errors.js'
import type { Query } from './query.js'

/** What an operation asks of its caller: any token, reading, writing, or sending measurements. */
export type Access = 'token' | 'read' | 'write' | 'ingest'

const allowedRoles: Readonly<Record<Exclude<Access, 'token'>, readonly string[]>> = {
  read: ['monasca-user', 'monasca-read-only-user'],
  write: ['monasca-user'],
  ingest: ['monasca-user', 'monasca-agent'],
}

/** Opens other projects through `tenant_id`; alone it opens nothing. */
const delegateRole = 'admin'

/** Checks the caller's roles. @throws ApiError 401 `Forbidden` */
export function checkAccess(caller: Caller, access: Access): void {
  if (access === 'token') return
  if (!allowedRoles[access].some((role) => caller.roles.includes(role))) throw forbidden()
}

/** The project to work on: `tenant_id` for those who may choose it, for all others silently their own. */
export function targetProject(caller: Caller, query: Query): string {
  const tenant = query.first('tenant_id')
  return tenant !== undefined && caller.roles.includes(delegateRole) ? tenant : caller.projectId
}
