import { InvalidParameterError, OidcIssuerMismatchError } from '../../errors/index.js'
import { checkUrl, parseUrl, showUrl, trimSlashes } from '../../transport/index.js'
import type { ProviderOptions } from './oidcOptions.js'

/**
 * Both well-known locations of RFC 8414 for an issuer with a path: before the suffix, as in OpenID Connect, and after
 * it.
 */
const wellKnown = /\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(?=\/|$)/

/** The URL without query and fragment, which no issuer has. */
const withoutQuery = (url: string) => url.split(/[?#]/, 1)[0] ?? ''

/** The issuer of a discovery document's URL, without a trailing slash. */
function issuerOf(discoveryEndpoint: string): string | undefined {
  const url = withoutQuery(discoveryEndpoint)
  const found = wellKnown.exec(url)
  return found ? url.slice(0, found.index) + trimSlashes(url.slice(found.index + found[0].length)) : undefined
}

/**
 * Rejects options that do not identify the issuer of the discovery document.
 *
 * @throws InvalidParameterError if `discoveryEndpoint` is not a well-known URL, and `issuer` is missing
 */
export function checkDiscovery({
  discoveryEndpoint,
  issuer,
}: Pick<ProviderOptions, 'discoveryEndpoint' | 'issuer'>): void {
  if (issuer) checkUrl('issuer', issuer)
  if (!discoveryEndpoint) return
  checkUrl('discoveryEndpoint', discoveryEndpoint)
  if (issuer || issuerOf(discoveryEndpoint) !== undefined) return
  throw new InvalidParameterError({
    parameter: 'issuer',
    reason: 'is missing',
    advice:
      '`discoveryEndpoint` does not end in /.well-known/openid-configuration, so that it does not name the issuer: give `issuer` as well.',
  })
}

/**
 * Compares the issuer of a discovery document with the one in the options: identical, character by character (OpenID
 * Connect Discovery 1.0, 4.3). A `discoveryEndpoint` matches two issuers, with and without a trailing slash, because
 * 4.1 removes that slash; the option `issuer` matches exactly one.
 *
 * @throws OidcIssuerMismatchError
 */
export function checkIssuer(
  { discoveryEndpoint = '', issuer: stated }: ProviderOptions,
  issuer: string | undefined,
): void {
  const named = stated || issuerOf(discoveryEndpoint) || ''
  // A page may omit its own origin, and the same URL may have several spellings, such as with the default port.
  const normal = trimSlashes(parseUrl(named)?.href ?? named)
  const accepted = stated ? [stated] : [named, normal].flatMap((text) => [text, `${text}/`])
  const template = issuer !== undefined && /[{}]|%7[bd]/i.test(issuer)
  if (issuer !== undefined && accepted.includes(issuer) && !template) return
  const expected = stated || normal
  const advice = template
    ? 'This is a template, not an issuer: use the address of your own tenant as `discoveryEndpoint`, with its id or domain in the place of `common` or `organizations`.'
    : 'If you trust this issuer, use its own discovery document as `discoveryEndpoint`, or state it as `issuer`.'
  throw new OidcIssuerMismatchError(
    issuer === undefined
      ? `The discovery document of ${showUrl(expected)} names no issuer.`
      : `The discovery document of ${showUrl(expected)} belongs to another issuer: ${showUrl(issuer)}`,
    {
      expected,
      issuer: issuer && showUrl(issuer),
      metaMessages: issuer === undefined ? ['Ask the operator of the provider to add `issuer`.'] : [advice],
    },
  )
}
