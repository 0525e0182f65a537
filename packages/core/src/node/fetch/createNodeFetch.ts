import { fetch as undiciFetch } from 'undici'
import { warnOnConsole } from '../../session/internal.js'
import type { Fetch } from '../../transport/index.js'
import { chooseProxy, type Environment } from './chooseProxy.js'
import { createBunFetch, isBun } from './createBunFetch.js'
import { ProxyDispatcher } from './proxyDispatcher.js'
import { readTls, type TlsOptions } from './tlsOptions.js'

/** Connection settings that browsers decide themselves and Node leaves to the program. */
export type ConnectionOptions = TlsOptions & {
  /**
   * `'environment'`: the proxy in `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, read like Python's requests
   * does. A URL such as `http://user:password@proxy.example.org:3128`: this proxy for every request. `false`: no proxy.
   *
   * @default 'environment'
   */
  proxy?: 'environment' | false | (string & {}) | undefined
}

export type CreateNodeFetchOptions = ConnectionOptions & {
  /** Contains the proxy variables. @default process.env */
  env?: Environment | undefined
  /** Receives the warning that certificates are not checked. @default console.warn */
  onWarning?: ((message: string) => void) | undefined
}

/** A `fetch` with its own connections. */
export type NodeFetch = Fetch & {
  /** Closes idle connections, and the others when their requests have ended. Later requests fail. */
  close(): Promise<void>
}

/**
 * Creates a `fetch` with its own CA, client certificate and proxy, for the `fetch` option of `createSession` and
 * `createClient`. (Those of `@monasca/core/node` create it themselves.)
 *
 * Idle connections do not keep a program running. Call `close()` in programs that create many. Bun closes its
 * connections itself.
 *
 * @throws InvalidParameterError with the option whose file cannot be read or has the wrong content
 * @example
 * ```ts
 * import { createClient } from '@monasca/core'
 * import { createNodeFetch } from '@monasca/core/node'
 *
 * const fetch = createNodeFetch({ verify: '/etc/ssl/certs/cloud-ca.pem' })
 * const client = createClient({ username: 'ada', password: 'secret', authUrl: 'https://cloud.example.org/identity', fetch })
 * ```
 */
export function createNodeFetch(options: CreateNodeFetchOptions = {}): NodeFetch {
  const { proxy = 'environment', env = process.env, onWarning = warnOnConsole } = options
  const tls = readTls(options)
  const choose = (url: URL) => (proxy === 'environment' ? chooseProxy(url, env) : proxy || undefined)
  if (!tls.rejectUnauthorized) {
    onWarning(
      'Certificates are not checked (`verify: false`): anyone on the network path can read passwords and tokens. Pass the file of your CA as `verify` instead.',
    )
  }
  if (isBun()) return Object.assign(createBunFetch(tls, proxy, choose), { close: () => Promise.resolve() })
  const dispatcher = new ProxyDispatcher(tls, choose)
  // An invalid URL is reported now; URLs in variables are only checked when needed.
  if (proxy && proxy !== 'environment') dispatcher.prepare(proxy)
  // The platform's types for fetch and undici's describe the same objects in unrelated declarations.
  const send = undiciFetch as unknown as (
    input: string,
    init: RequestInit & { dispatcher: ProxyDispatcher },
  ) => Promise<Response>
  const nodeFetch: Fetch = (input, init) => send(input, { ...init, dispatcher })
  return Object.assign(nodeFetch, { close: () => dispatcher.closeAll() })
}
