import type { Context } from 'hono'
import { forbidden } from '../requests/errors.js'
import { hasRole, type KeystoneEnvironment, requireCaller } from '../routes/environment.js'
import type { Token } from '../tokens/token.js'

/** Allows an action for callers other than administrators. */
export type Exception = (caller: Token) => boolean

/**
 * Requires an administrator: a caller with the role `admin` on any scope. Callers with the role `reader` on the system
 * may read everything.
 *
 * @param action - without its `identity:`, such as `list_users`
 * @throws `KeystoneError` 401 without a token, 403 for all other callers
 */
export function requireAdministrator(
  context: Context<KeystoneEnvironment>,
  action: string,
  exception: Exception = () => false,
): Token {
  const caller = requireCaller(context)
  const reads = /^(get|list|check)_/.test(action)
  const maySee = reads && caller.scope?.type === 'system' && hasRole(caller, 'reader')
  if (!hasRole(caller, 'admin') && !maySee && !exception(caller)) throw forbidden(`identity:${action}`)
  return caller
}
