import { isRecord } from '../../http/json.js'
import type { AccessRule } from '../model/applicationCredentials.js'
import { badRequest, missingMember } from '../requests/errors.js'
import { type JsonObject, optionalText } from '../requests/members.js'
import { parseExpiry } from '../requests/parseExpiry.js'
import { parseRoleReferences, type RoleReference } from '../requests/parseRoleReferences.js'

/** The parsed body of a request for a new application credential. */
export type ApplicationCredentialRequest = {
  name: string
  description: string | null
  /** Absent if one is to be generated. */
  secret: string | undefined
  expiresAt: number | null
  unrestricted: boolean | null
  /** Absent for all roles of the token. */
  roles: RoleReference[] | undefined
  /** New rules, and ids of existing rules of the user. */
  accessRules: (Omit<AccessRule, 'id'> | { id: string })[]
}

const parent = 'application_credential'

/** Parses a request for a new application credential. @throws `KeystoneError` 400 */
export function parseApplicationCredential(body: JsonObject, now: number): ApplicationCredentialRequest {
  const name = optionalText(body, 'name', parent)
  if (name === undefined) throw missingMember('name', parent)
  if (!/\S/.test(name) || name.length > 255) throw badRequest('"name" must have 1 to 255 characters.')
  const unrestricted = body['unrestricted'] ?? null
  if (unrestricted !== null && typeof unrestricted !== 'boolean') {
    throw badRequest(`"unrestricted" in ${parent} must be true or false.`)
  }
  const rules = body['access_rules'] ?? []
  if (!Array.isArray(rules)) throw badRequest(`"access_rules" in ${parent} must be a list.`)
  const roles = parseRoleReferences(body, parent)
  return {
    name,
    description: nullableText(body, 'description') ?? null,
    secret: nullableText(body, 'secret') || undefined,
    expiresAt: parseExpiry(nullableText(body, 'expires_at'), now),
    unrestricted,
    roles: roles.length === 0 ? undefined : roles,
    accessRules: rules.map(parseRule),
  }
}

function nullableText(body: JsonObject, member: string): string | undefined {
  return body[member] === null ? undefined : optionalText(body, member, parent)
}

function parseRule(rule: unknown): Omit<AccessRule, 'id'> | { id: string } {
  if (!isRecord(rule)) throw badRequest('An access rule must be an object.')
  const text = (member: string) => optionalText(rule, member, 'access_rules')
  const [id, service, path, method] = [text('id'), text('service'), text('path'), text('method')]
  if (id !== undefined) return { id }
  if (!service || !path || !method) {
    throw badRequest('An access rule needs "service", "path" and "method", or the "id" of an existing one.')
  }
  if (!/^(POST|GET|HEAD|PATCH|PUT|DELETE)$/.test(method)) {
    throw badRequest('"method" of an access rule must be one of POST, GET, HEAD, PATCH, PUT, DELETE.')
  }
  if (!/^\/.{0,224}$/.test(path)) {
    throw badRequest('"path" of an access rule must start with a slash and have up to 225 characters.')
  }
  return { service, path, method }
}
