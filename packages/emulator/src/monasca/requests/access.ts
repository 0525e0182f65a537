import type { Caller } from '../../http/caller.js'
import { forbidden } from './errors.js'
import type { Query } from './query.js'

/** What an operation requires of its caller: any token, or the right to read, write or send measurements. */
export type Access = 'token' | 'read' | 'write' | 'ingest'

const allowedRoles: Readonly<Record<Exclude<Access, 'token'>, readonly string[]>> = {
  read: ['monasca-user', 'monasca-read-only-user'],
  write: ['monasca-user'],
  ingest: ['monasca-user', 'monasca-agent'],
}

/** Gives access to other projects through `tenant_id`; on its own it gives access to nothing. */
const delegateRole = 'admin'

/** Checks the caller's roles. @throws ApiError 401 `Forbidden` */
export function checkAccess(caller: Caller, access: Access): void {
  if (access === 'token') return
  if (!allowedRoles[access].some((role) => caller.roles.includes(role))) throw forbidden()
}

/** The project to work on: `tenant_id` for callers who may choose it; for all others, silently their own. */
export function targetProject(caller: Caller, query: Query): string {
  const tenant = query.first('tenant_id')
  return tenant !== undefined && caller.roles.includes(delegateRole) ? tenant : caller.projectId
}
