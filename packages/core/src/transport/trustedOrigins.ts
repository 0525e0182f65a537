import { InvalidParameterError } from '../errors/index.js'
import { parseUrl } from './parseUrl.js'

/**
 * Reads the option `trustedOrigins`. Only the origin of each URL counts.
 *
 * @throws InvalidParameterError if an element is not an http or https URL
 */
export function readTrustedOrigins(list: readonly string[] | undefined): ReadonlySet<string> {
  const parameter = 'trustedOrigins'
  const advice = "For example ['https://keystone.example.org:5000']."
  if (list !== undefined && !Array.isArray(list)) {
    throw new InvalidParameterError({ parameter, reason: 'is not a list', advice })
  }
  return new Set(
    list?.map((element: unknown, index) => {
      const url = typeof element === 'string' ? parseUrl(element, undefined) : undefined
      if (url && isWeb(url)) return url.origin
      const reason = 'is not an http or https URL'
      throw new InvalidParameterError({ parameter: `${parameter}[${index}]`, reason, advice })
    }),
  )
}

/** Whether a URL uses http or https. */
export function isWeb(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:'
}
