import type { Assertion } from '../federation/assertion.js'
import type { Target } from '../model/assignments.js'
import type { Keystone } from '../model/keystone.js'
import type { Trust } from '../model/trusts.js'
import { forbidden, unauthorized } from '../requests/errors.js'
import type { Token } from '../tokens/token.js'
import { issueToken } from '../tokens/tokens.js'
import type { AuthRequest } from './authRequest.js'
import { requireEnoughMethods } from './requireEnoughMethods.js'
import { defaultScope, resolveScope } from './resolveScope.js'
import { checkMethods, type Outcome, runMethods } from './runMethods.js'

/** The parts of an authentication request outside its body. */
export type Proof = {
  /** The receipt of an earlier request with some of the required methods. */
  receiptId?: string | undefined
  /** What an identity provider asserts about the user. */
  assertion?: Assertion | undefined
}

/**
 * Runs the methods of an authentication request, which must agree on the user, and issues a token.
 *
 * @throws `KeystoneError` 400, 401, 403 or 404
 * @throws `MissingMethodsError` if the user must use further methods
 */
export async function authenticate(
  keystone: Keystone,
  request: AuthRequest,
  proof: Proof = {},
): Promise<{ id: string; token: Token }> {
  checkMethods(request.methods)
  const { target, trust } = resolveScope(keystone, request.scope)
  const outcome = await runMethods(keystone, request, proof.assertion)
  const methods = requireEnoughMethods(keystone, outcome, proof.receiptId)
  const isOpen = request.scope.type === 'default'
  const { userId, expiresAt, parentAuditId, federation, applicationCredential } = outcome
  return keystone.transaction(() => {
    if (trust) spendTrust(keystone, trust, userId)
    return issueToken(keystone, {
      userId,
      methods: [...methods],
      scope: isOpen ? openScope(keystone, outcome) : target,
      expiresAt,
      parentAuditId,
      federation,
      trustId: trust?.id,
      applicationCredentialId: applicationCredential?.id,
    })
  })
}

/** The scope of a token if the request has none. */
function openScope(keystone: Keystone, outcome: Outcome): Target | undefined {
  const { userId, applicationCredential } = outcome
  if (!applicationCredential) return defaultScope(keystone, userId)
  const { projectId } = applicationCredential
  return projectId === null ? undefined : { type: 'project', id: projectId }
}

/**
 * Only the trustee may use a trust, only while the trustor has the rights it delegates, and only as often as it allows.
 */
function spendTrust(keystone: Keystone, trust: Trust, userId: string): void {
  const { id, trusteeId, trustorId, projectId, roleIds } = trust
  const own = keystone.assignments.rolesOf(trustorId, { type: 'project', id: projectId })
  const holdsAll = roleIds.every((roleId) => own.some((role) => role.id === roleId))
  const isEnabled = keystone.users.byId(trustorId)?.enabled
  if (userId !== trusteeId || !isEnabled || !holdsAll) throw forbidden()
  if (!keystone.trusts.use(id)) throw unauthorized()
}
