import { isSecretName, mask, maskCredentials } from '../transport/index.js'

/**
 * Headers with server-generated tokens: equal tokens have equal digests, and digests cannot be reversed by guessing.
 */
const tokenHeader =
  /^(x-(auth|subject|service)-token|(proxy-)?authorization|openstack-auth-receipt|(set-)?cookie)$/i

/** Headers that are shown. Any other header may contain a secret, whatever its name. */
const shownHeader =
  /^(accept(-.*)?|access-control-.*|age|allow|cache-control|connection|content-.*|cross-origin-.*|date|etag|expires|host|if-.*|keep-alive|last-modified|link|location|openstack-api-version|origin|referer|referrer-policy|retry-after|server(-timing)?|strict-transport-security|te|trailer|transfer-encoding|upgrade|user-agent|vary|via|www-authenticate|x-content-type-options|x-frame-options|x-(compute|openstack)-request-id|x-openstack-.*-api-version|x-(project|user|domain|tenant|global-request)-id|x-(project|user|domain)-name|x-ratelimit-.*|x-request-id|x-roles?)$/i

/** Members of Keystone, OAuth and OpenID messages that are shown in sign-in messages. */
const shownMember =
  /^(audit_ids|client_id|code_challenge_method|description|domain|enabled|endpoints|error|error_description|error_uri|expires|expires_at|expires_in|expiresat|grant_type|href|id|interface|interval|is_admin_project|is_domain|issued_at|kind|links|message|methods|name|OS-FEDERATION|password_expires_at|project|redirect_uri|region|region_id|rel|required_auth_methods|resource|response_type|roles?|scope|service_provider|status|subject_token_type|system|tenant|tenantid|tenantname|title|token_type|trust|type|url|user|username|verification_uri|version)$/i

/** Whether a header is printed as a digest, unchanged, or masked. */
export function treatmentOf(header: string): 'digest' | 'show' | 'mask' {
  if (tokenHeader.test(header)) return 'digest'
  return shownHeader.test(header) ? 'show' : 'mask'
}

/** A URL without credentials, and without secret values in its query and fragment. */
export function maskUrl(url: string): string {
  // Split at each separator once: a pattern for whole pairs takes quadratic time for many separators without `=`.
  return maskCredentials(url)
    .split(/([?&#;])/)
    .map((part) => {
      const equals = part.indexOf('=')
      return equals > 0 && isSecretName(decode(part.slice(0, equals)))
        ? `${part.slice(0, equals)}=${mask}`
        : part
    })
    .join('')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * JSON without secrets at any depth, and without catalogs, which are long and always the same.
 *
 * @param isSignIn - whether to show only members known to be harmless
 */
export function maskJson(value: unknown, isSignIn: boolean, name = '', parent = ''): unknown {
  if (Array.isArray(value)) return value.map((element) => maskJson(element, isSignIn, name, parent))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        const catalog =
          (name === 'token' && key === 'catalog') || (name === 'access' && key === 'serviceCatalog')
        return [key, catalog ? '<removed>' : maskJson(member, isSignIn, key, name)]
      }),
    )
  }
  if (typeof value !== 'string' && typeof value !== 'number') return value
  // Errors carry their status as `code`.
  if (name === 'code' && typeof value === 'number' && value >= 100 && value < 600) return value
  // The id of a token is the token.
  const isToken = name === 'id' && /token|secret/i.test(parent)
  if (isToken || isSecretName(name) || (isSignIn && !shownMember.test(name))) return mask
  return typeof value === 'string' ? maskUrl(value) : value
}

/** A form without secrets. Forms are used to sign in: only members known to be harmless are shown. */
export function maskForm(text: string): string {
  return [...new URLSearchParams(text)]
    .map(([name, value]) => {
      const shown = shownMember.test(name) && !isSecretName(name)
      return `${encodeURIComponent(name)}=${shown ? encodeURIComponent(value) : mask}`
    })
    .join('&')
}
