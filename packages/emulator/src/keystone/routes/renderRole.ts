import type { Role } from '../model/roles.js'

/** A role as shown in application credentials and trusts. */
export function renderRole({ id, name }: Role): Record<string, unknown> {
  return { id, name, domain_id: null, description: null, options: {} }
}
