import { isRecord } from '../../http/json.js'
import { badRequest, missingMember } from '../requests/errors.js'
import { type JsonObject, optionalObject, optionalText, requireObject } from '../requests/members.js'

/** A domain by id or by name; the name takes precedence. */
export type DomainReference = { id?: string | undefined; name?: string | undefined }

/** A project by id, or by name and domain; the name takes precedence. */
export type ProjectReference = {
  id?: string | undefined
  name?: string | undefined
  domain?: DomainReference | undefined
}

/** The scope that the body of `POST /v3/auth/tokens` requests. */
export type ScopeRequest =
  | { type: 'default' }
  | { type: 'unscoped' }
  | { type: 'system' }
  | { type: 'trust'; id: string }
  | { type: 'domain'; domain: DomainReference }
  | { type: 'project'; project: ProjectReference }

/** The body of `POST /v3/auth/tokens`, checked. */
export type AuthRequest = {
  /** In the order of the body, without repetition. */
  methods: string[]
  /** The payload of each method, by its name. */
  payloads: Readonly<Record<string, JsonObject>>
  scope: ScopeRequest
}

/**
 * Parses an authentication request.
 *
 * @throws `KeystoneError` 400 that contains the member that is missing or of the wrong type
 */
export function parseAuthRequest(body: JsonObject): AuthRequest {
  const auth = optionalObject(body, 'auth', 'the body')
  if (!auth || Object.keys(auth).length === 0) throw missingMember('auth', 'the body')
  const identity = requireObject(auth, 'identity', 'auth')
  const names = identity['methods']
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
    throw badRequest('"methods" in identity must be a list of names.')
  }
  const scope = parseScope(auth)
  const methods = [...new Set(names)]
  // The request chooses the names, so the object must not have a prototype.
  const payloads: Record<string, JsonObject> = Object.create(null)
  for (const method of methods) payloads[method] = requireObject(identity, method, 'identity')
  return { methods, payloads, scope }
}

/** Reads a reference to a domain. @throws `KeystoneError` 400 if it has neither id nor name */
export function parseDomain(value: JsonObject, parent: string): DomainReference {
  const reference = { id: optionalText(value, 'id', parent), name: optionalText(value, 'name', parent) }
  if (!('id' in value) && !('name' in value)) throw missingMember('id or name', parent)
  return reference
}

const scopeMembers = ['project', 'domain', 'unscoped', 'system', 'OS-TRUST:trust'] as const

function parseScope(auth: JsonObject): ScopeRequest {
  const scope = auth['scope']
  if (scope === undefined) return { type: 'default' }
  if (scope === 'unscoped') return { type: 'unscoped' }
  const given = isRecord(scope) ? scopeMembers.filter((member) => member in scope) : []
  const [member] = given
  if (!isRecord(scope) || member === undefined || given.length > 1) {
    throw badRequest(
      '"scope" in auth must contain exactly one of project, domain, system, unscoped or a trust.',
    )
  }
  switch (member) {
    case 'unscoped':
      return { type: 'unscoped' }
    case 'system':
      return { type: 'system' }
    case 'OS-TRUST:trust':
      return { type: 'trust', id: parseTrust(requireObject(scope, member, 'scope')) }
    case 'domain':
      return { type: 'domain', domain: parseDomain(requireObject(scope, 'domain', 'scope'), 'scope/domain') }
    case 'project':
      return { type: 'project', project: parseProject(requireObject(scope, 'project', 'scope')) }
  }
}

function parseTrust(trust: JsonObject): string {
  const id = optionalText(trust, 'id', 'scope/OS-TRUST:trust')
  if (!id) throw missingMember('id', 'scope/OS-TRUST:trust')
  return id
}

function parseProject(project: JsonObject): ProjectReference {
  if (!('id' in project) && !('name' in project)) throw missingMember('id or name', 'scope/project')
  const domain = optionalObject(project, 'domain', 'scope/project')
  const name = optionalText(project, 'name', 'scope/project')
  if (name && !domain) throw missingMember('domain', 'scope/project')
  return {
    id: optionalText(project, 'id', 'scope/project'),
    name,
    domain: domain && parseDomain(domain, 'scope/project/domain'),
  }
}
