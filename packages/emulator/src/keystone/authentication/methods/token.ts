import { forbidden, missingMember, notFound } from '../../requests/errors.js'
import { optionalText } from '../../requests/members.js'
import { isDelegated } from '../../tokens/delegation.js'
import { validateToken } from '../../tokens/tokens.js'
import type { MethodContext, MethodResult } from './method.js'

/**
 * The method `token`: exchanges a token for one with another scope. The new token expires with the old one and contains
 * the audit id of the first token of the chain.
 */
export function tokenMethod({ keystone, payload, scopeType }: MethodContext): MethodResult {
  const tokenId = optionalText(payload, 'id', 'token')
  if (tokenId === undefined) throw missingMember('id', 'token')
  const token = validateToken(keystone, tokenId)
  if (!token) throw notFound('token')
  if (isDelegated(token)) throw forbidden('exchanging a delegated token')
  if (token.scope?.type === 'system' && (scopeType === 'project' || scopeType === 'domain')) {
    throw forbidden('exchanging a system-scoped token for one with another scope')
  }
  return {
    userId: token.userId,
    methods: token.methods,
    expiresAt: token.expiresAt,
    federation: token.federation,
    // As in the real service, tokens of federated users do not continue a chain.
    parentAuditId: token.federation ? undefined : (token.parentAuditId ?? token.auditId),
  }
}
