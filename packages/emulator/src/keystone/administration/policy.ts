import type { Context } from 'hono'
import { forbidden } from '../requests/errors.js'
import { hasRole, type KeystoneEnvironment, requireCaller } from '../routes/environment.js'
import type { Token } from '../tokens/token.js'

/** Lets others than administrators do something, by who they are. */
export type Exception = (caller: Token) => boolean

/**
 * Lets administrators do something: those with the role `admin`, wherever they have it. Whoever has `reader` on the
 * system may read everything.
 *
 * @param action - without its `identity:`, such as `list_users`
 * @throws `KeystoneError` 401 without a token, 403 for all others
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
