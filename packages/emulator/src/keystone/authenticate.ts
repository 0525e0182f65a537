import type { AuthRequest } from './authRequest.js'
import type { Keystone } from './keystone.js'
import type { Target } from './model/projects.js'
import { defaultScope, resolveScope } from './resolveScope.js'
import { checkMethods, runMethods } from './runMethods.js'
import { issueToken, type Token } from './tokens.js'

/**
 * Carries out an authentication request: runs its methods, which must agree on the user, and issues a token.
 *
 * @throws `KeystoneError` 400, 401, 403 or 404
 */
export async function authenticate(
  keystone: Keystone,
  request: AuthRequest,
): Promise<{ id: string; token: Token }> {
  checkMethods(request.methods)
  const target = resolveScope(keystone, request.scope)
  const outcome = await runMethods(keystone, request)
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
