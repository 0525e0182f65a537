import { InvalidParameterError } from '../../errors/index.js'
import type { Fetch } from '../../transport/index.js'
import type { Environment } from './chooseProxy.js'
import { parseProxy } from './parseProxy.js'
import type { TlsSettings } from './tlsOptions.js'

/** Whether this runs in Bun. It replaces undici by its own `fetch`, which ignores dispatchers. */
export function isBun(): boolean {
  return process.versions['bun'] !== undefined
}

/** What Bun's `fetch` accepts besides the platform's options. */
type BunInit = RequestInit & { tls: Record<string, unknown>; proxy?: string }

const proxyVariables = ['http_proxy', 'https_proxy', 'all_proxy']

function setsProxy(env: Environment): boolean {
  return proxyVariables.some((name) => env[name] || env[name.toUpperCase()])
}

/**
 * Creates a `fetch` for Bun, with Bun's own options for certificates and proxies.
 *
 * @param choose - the proxy for a URL
 * @throws InvalidParameterError for what Bun cannot do: no proxy (`proxy: false`) while variables set one, and a proxy
 *   on https beside a client certificate, which the proxy would receive
 */
export function createBunFetch(
  tls: TlsSettings,
  proxy: string | false,
  choose: (url: URL) => string | undefined,
): Fetch {
  if (proxy === false && setsProxy(process.env)) {
    throw new InvalidParameterError({
      parameter: 'proxy',
      reason: 'cannot be `false` in Bun while a proxy variable is set',
      advice: 'Bun reads HTTP_PROXY and HTTPS_PROXY itself: unset them, or run this program in Node.',
    })
  }
  const { rejectUnauthorized, pem } = tls
  const prepare = (address: string): string => {
    const url = parseProxy(address).url
    if (url.protocol === 'https:' && pem.cert !== undefined) {
      throw new InvalidParameterError({
        parameter: 'proxy',
        reason: 'cannot be an https proxy in Bun beside `cert`',
        advice: 'Bun would present the client certificate to the proxy as well. Use an http proxy, or Node.',
      })
    }
    return url.href
  }
  if (proxy && proxy !== 'environment') prepare(proxy)
  return (input, init) => {
    const address = choose(new URL(input))
    const options: BunInit = { ...init, tls: { rejectUnauthorized, ...pem } }
    if (address !== undefined) options.proxy = prepare(address)
    return globalThis.fetch(input, options)
  }
}
