import type { Assertion } from '../federation/assertion.js'
import type { Keystone } from '../model/keystone.js'
import { KeystoneError, unauthorized } from '../requests/errors.js'
import type { AuthRequest } from './authRequest.js'
import type { MethodResult } from './methods/method.js'
import { authMethods } from './methods/methods.js'

/** The combined result of the methods of a request. */
export type Outcome = Omit<MethodResult, 'methods'> & { methods: Set<string> }

/** Refuses a request with an unknown method, before anything else is checked. */
export function checkMethods(names: readonly string[]): void {
  if (names.every((name) => authMethods.has(name))) return
  throw new KeystoneError(401, 'The request names a method that is not supported.', {
    methods: [...authMethods.keys()],
  })
}

/**
 * Runs the methods of a request in order; they must agree on the user.
 *
 * @throws `KeystoneError` 400, 401, 403 or 404 of the first method that fails; 401 if there is none
 */
export async function runMethods(
  keystone: Keystone,
  request: AuthRequest,
  assertion: Assertion | undefined,
): Promise<Outcome> {
  const { payloads, scope } = request
  let outcome: Outcome | undefined
  for (const name of request.methods) {
    const payload = payloads[name] ?? {}
    const result = await authMethods.get(name)?.({ keystone, payload, assertion, scopeType: scope.type })
    if (!result || (outcome && outcome.userId !== result.userId)) throw unauthorized()
    outcome = merge(outcome, name, result)
  }
  if (!outcome) throw unauthorized()
  return outcome
}

function merge(outcome: Outcome | undefined, name: string, result: MethodResult): Outcome {
  const ends = [outcome?.expiresAt, result.expiresAt].filter((time) => time !== undefined)
  return {
    ...result,
    ...outcome,
    userId: result.userId,
    methods: new Set([...(outcome?.methods ?? []), name, ...(result.methods ?? [])]),
    expiresAt: ends.length > 0 ? Math.min(...ends) : undefined,
    parentAuditId: outcome?.parentAuditId ?? result.parentAuditId,
    federation: outcome?.federation ?? result.federation,
    applicationCredential: outcome?.applicationCredential ?? result.applicationCredential,
  }
}
