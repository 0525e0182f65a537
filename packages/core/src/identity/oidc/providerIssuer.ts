import { OidcIssuerMismatchError } from '../../errors/index.js'
import { parseUrl, showUrl, trimSlashes } from '../../transport/index.js'
import { issuerOf } from './checkDiscovery.js'
import type { ProviderOptions } from './oidcOptions.js'

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
