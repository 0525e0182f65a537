import { InvalidParameterError } from '../errors/index.js'
import { parseUrl } from './parseUrl.js'

/**
 * Reads the option `trustedOrigins`. Of each address only the origin counts.
 *
 * @throws InvalidParameterError when an element is not an http or https address
 */
export function readTrustedOrigins(list: readonly string[] | undefined): ReadonlySet<string> {
  const parameter = 'trustedOrigins'
  const advice = "Such as ['https://keystone.example.org:5000']."
  if (list !== undefined && !Array.isArray(list)) {
    throw new InvalidParameterError({ parameter, reason: 'is not a list', advice })
  }
  return new Set(
    list?.map((element: unknown, index) => {
      const url = typeof element === 'string' ? parseUrl(element, undefined) : undefined
      if (url && isWeb(url)) return url.origin
      const reason = 'is not an http or https address'
      throw new InvalidParameterError({ parameter: `${parameter}[${index}]`, reason, advice })
    }),
  )
}

/** Whether an address is on http or https. */
export function isWeb(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:'
}

/** Whether going from one address to the other gives up TLS. */
export function isDowngrade(from: URL, to: URL): boolean {
  return from.protocol === 'https:' && to.protocol !== 'https:'
}
