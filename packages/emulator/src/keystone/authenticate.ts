import type { AuthRequest } from './authRequest.js'
import type { Keystone } from './keystone.js'
import type { Target } from './model/projects.js'
import { requireEnoughMethods } from './requireEnoughMethods.js'
import { defaultScope, resolveScope } from './resolveScope.js'
import { checkMethods, runMethods } from './runMethods.js'
import { issueToken, type Token } from './tokens.js'

/**
 * Carries out an authentication request: runs its methods, which must agree on the user, and issues a token.
 *
 * @throws `KeystoneError` 400, 401, 403 or 404
 * @throws `MissingMethodsError` when the user must prove more than this request did
 */
export async function authenticate(
  keystone: Keystone,
  request: AuthRequest,
  /** The receipt of an earlier request that went part of the way. */
  receiptId?: string | undefined,
): Promise<{ id: string; token: Token }> {
  checkMethods(request.methods)
  const target = resolveScope(keystone, request.scope)
  const outcome = await runMethods(keystone, request)
  outcome.methods = requireEnoughMethods(keystone, outcome, receiptId)
  const { userId, methods, parentAuditId, applicationCredential } = outcome
  const isOpen = request.scope.type === 'default'
  return issueToken(keystone, {
    userId,
    methods: [...methods],
    scope: applicationCredential
      ? scopeOf(applicationCredential)
      : isOpen
        ? defaultScope(keystone, userId)
        : target,
    expiresAt: outcome.expiresAt,
    parentAuditId,
    applicationCredentialId: applicationCredential?.id,
  })
}

function scopeOf({ projectId }: { projectId: string | null }): Target | undefined {
  return projectId === null ? undefined : { type: 'project', id: projectId }
}
