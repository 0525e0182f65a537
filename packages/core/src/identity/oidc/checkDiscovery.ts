import { InvalidParameterError } from '../../errors/index.js'
import { checkUrl, trimSlashes } from '../../transport/index.js'
import type { ProviderOptions } from './oidcOptions.js'

/**
 * Both well-known locations of RFC 8414 for an issuer with a path: before the suffix, as in OpenID Connect, and after
 * it.
 */
const wellKnown = /\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(?=\/|$)/

/** The URL without query and fragment, which no issuer has. */
const withoutQuery = (url: string) => url.split(/[?#]/, 1)[0] ?? ''

/** The issuer of a discovery document's URL, without a trailing slash. */
export function issuerOf(discoveryEndpoint: string): string | undefined {
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
