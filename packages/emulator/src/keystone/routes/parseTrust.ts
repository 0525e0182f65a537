import type { Trust } from '../model/trusts.js'
import { badRequest, forbidden, missingMember } from '../requests/errors.js'
import { type JsonObject, optionalText } from '../requests/members.js'
import { parseExpiry } from '../requests/parseExpiry.js'
import { parseRoleReferences, type RoleReference } from '../requests/parseRoleReferences.js'

/** The parsed body of a request for a new trust. */
export type TrustRequest = Omit<Trust, 'id' | 'roleIds'> & { roles: RoleReference[] }

const parent = 'trust'

/** Parses a request for a new trust. @throws `KeystoneError` 400, and 403 if it has no role */
export function parseTrust(body: JsonObject, now: number): TrustRequest {
  const [trustorId, trusteeId] = [requireText(body, 'trustor_user_id'), requireText(body, 'trustee_user_id')]
  const { impersonation, remaining_uses: remainingUses = null } = body
  if (impersonation === undefined) throw missingMember('impersonation', parent)
  if (typeof impersonation !== 'boolean') throw badRequest('"impersonation" in trust must be true or false.')
  if (remainingUses !== null && !(Number.isInteger(remainingUses) && Number(remainingUses) > 0)) {
    throw badRequest('"remaining_uses" in trust must be a whole number above 0.')
  }
  const end = body['expires_at'] === null ? undefined : optionalText(body, 'expires_at', parent)
  const expiresAt = parseExpiry(end, now)
  const roles = parseRoleReferences(body, parent)
  const projectId = requireText(body, 'project_id')
  if (roles.length === 0) throw forbidden('creating a trust without roles')
  return {
    trustorId,
    trusteeId,
    projectId,
    impersonation,
    roles,
    expiresAt,
    remainingUses: remainingUses === null ? null : Number(remainingUses),
  }
}

function requireText(body: JsonObject, member: string): string {
  const text = optionalText(body, member, parent)
  if (text === undefined) throw missingMember(member, parent)
  return text
}
