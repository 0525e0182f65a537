import { mask } from './credentialsInUrl.js'

/** Names of fields, parameters and headers that hold secrets in Keystone's, OAuth's and other services' messages. */
const secretName =
  /pass(?!ive)|pwd|secret|token|assertion|saml|^(code|otp|blob|state|nonce|ticket|sid)$|[_-]code$|verifier|receipt|(api|private|access|auth|signing)[_-]?key|credentials?$|cookie|session[_-]?id|authorization|signature|^jwt$/i

/** Names that only mention a secret. */
const harmlessName = /([_-](type|types|endpoint|supported|in|at|method|methods)|^methods)$/i

/** Ids of things that are not secret themselves. The id of a token is the token. */
const harmlessId = /[_-]ids?$/i

/** Whether a field, parameter or header contains a secret, judged by its name. */
export function isSecretName(name: string): boolean {
  if (!secretName.test(name) || harmlessName.test(name)) return false
  return !harmlessId.test(name) || /token|session/i.test(name)
}

/** JSON without the members whose names mark them as secret, at any depth. */
export function maskMembers(value: unknown, name = '', parent = ''): unknown {
  if (Array.isArray(value)) return value.map((element) => maskMembers(element, name, parent))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, maskMembers(member, key, name)]),
    )
  }
  const secret = isSecretName(name) || (name === 'id' && /token|secret/i.test(parent))
  if (typeof value === 'number') return secret && !isStatus(name, value) ? mask : value
  return secret && typeof value === 'string' ? mask : value
}

/** Errors carry their status as `code`. */
function isStatus(name: string, value: number): boolean {
  return name === 'code' && value >= 100 && value < 600
}
