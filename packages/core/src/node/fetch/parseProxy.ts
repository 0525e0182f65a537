import { InvalidParameterError } from '../../errors/index.js'
import { isWeb, parseUrl } from '../../transport/index.js'

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/**
 * Parses the URL of a proxy; the default scheme is http.
 *
 * @returns the URL, and its user and password as `user:password`, decoded
 * @throws InvalidParameterError if it is not the URL of a proxy
 */
export function parseProxy(proxy: string): { url: URL; credentials: string } {
  const address = proxy.includes('://') ? proxy : `http://${proxy}`
  const url = parseUrl(address)
  const credentials = url && isWeb(url) ? decode(`${url.username}:${url.password}`) : undefined
  if (!url || credentials === undefined) {
    throw new InvalidParameterError({
      parameter: 'proxy',
      reason: 'is not the URL of an HTTP proxy',
      advice:
        'For example http://proxy.example.org:3128, or http://user:password@proxy.example.org:3128, with special characters percent-encoded.',
    })
  }
  return { url, credentials }
}
