/** Headers that authorise, or that carry what does. */
const secretHeader =
  /^(x-(auth|subject|service)-token|(proxy-)?authorization|openstack-auth-receipt|(set-)?cookie)$/i

/** Names of fields and parameters that hold secrets in Keystone's, OAuth's and other OpenStack services' messages. */
const secretName =
  /pass|secret|token|assertion|samlresponse|^(code|otp|blob|state|nonce)$|_code$|verifier|receipt|(api|private)_?key/i

/** Names that only speak of one. */
const harmlessName = /(_type|_endpoint|_supported|_in|_at|_id|_ids|methods?)$/i

/** What stands for a secret. */
export const mask = '***'

/** Whether a header holds a secret. */
export function isSecretHeader(name: string): boolean {
  return secretHeader.test(name)
}

/** Whether a field or a parameter holds a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name) && !harmlessName.test(name)
}

/** An address without credentials, and without the secret ones among the values of its query and fragment. */
export function maskUrl(url: string): string {
  return url
    .replace(/^([^/?#]*\/\/)[^/?#]*@/, `$1${mask}@`)
    .replace(/([?&#])([^=&#]+)=([^&#]*)/g, (whole, mark: string, name: string) =>
      isSecretName(decode(name)) ? `${mark}${name}=${mask}` : whole,
    )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** JSON without secrets at any depth, and without catalogs, which are long and the same each time. */
export function maskJson(value: unknown, name = '', parent = ''): unknown {
  if (Array.isArray(value)) return value.map((element) => maskJson(element, name, parent))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        const catalog =
          (name === 'token' && key === 'catalog') || (name === 'access' && key === 'serviceCatalog')
        return [key, catalog ? '<removed>' : maskJson(member, key, name)]
      }),
    )
  }
  // The id of a token is the token.
  const secret = isSecretName(name) || (name === 'id' && /token|secret/i.test(parent))
  return secret && typeof value === 'string' ? mask : value
}

/** A form without secrets. */
export function maskForm(text: string): string {
  return [...new URLSearchParams(text)]
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${isSecretName(name) ? mask : encodeURIComponent(value)}`,
    )
    .join('&')
}
