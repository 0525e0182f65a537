import { fetch as undiciFetch } from 'undici'
import { warnOnConsole } from '../../session/internal.js'
import type { Fetch } from '../../transport/index.js'
import { chooseProxy, type Environment } from './chooseProxy.js'
import { ProxyDispatcher } from './proxyDispatcher.js'
import { readTls, type TlsOptions } from './tlsOptions.js'

/** How connections are made: what browsers decide by themselves, and Node leaves to the program. */
export type ConnectionOptions = TlsOptions & {
  /**
   * `'environment'`: the one that `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` name, read as Python's
   * requests reads them. An address such as `http://user:password@proxy.example.org:3128`: that one, for every
   * request. `false`: none.
   *
   * @default 'environment'
   */
  proxy?: 'environment' | false | (string & {}) | undefined
}

/** Options of `createNodeFetch`. */
export type CreateNodeFetchOptions = ConnectionOptions & {
  /** Where the proxy variables are. @default process.env */
  env?: Environment | undefined
  /** Takes the notice that certificates are not checked. @default console.warn */
  onWarning?: ((message: string) => void) | undefined
}

/** A `fetch` with connections of its own. */
export type NodeFetch = Fetch & {
  /** Closes the connections that are kept open, when the requests on them have ended. Later requests fail. */
  close(): Promise<void>
}

/**
 * Makes a `fetch` that trusts the authorities, shows the certificate and goes through the proxy that it is told to, for
 * the `fetch` option of `createSession` and `createClient`. (Those of `@monasca/core/node` make it themselves.)
 *
 * Idle connections do not keep a program from ending; `close()` is for programs that make many.
 *
 * @throws InvalidParameterError naming the option whose file cannot be read or does not hold what it should
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
  const dispatcher = new ProxyDispatcher(tls, (url) =>
    proxy === 'environment' ? chooseProxy(url, env) : proxy || undefined,
  )
  // A wrong address is told now; those in variables are only looked at when they are needed.
  if (proxy && proxy !== 'environment') dispatcher.prepare(proxy)
  if (!tls.rejectUnauthorized) {
    onWarning(
      'Certificates are not checked (`verify: false`): anyone on the way can read passwords and tokens. Give the file of your authority as `verify` instead.',
    )
  }
  // The platform's types for fetch and those of undici describe the same objects, in declarations that do not know each other.
  const send = undiciFetch as unknown as (
    input: string,
    init: RequestInit & { dispatcher: ProxyDispatcher },
  ) => Promise<Response>
  const nodeFetch: Fetch = (input, init) => send(input, { ...init, dispatcher })
  return Object.assign(nodeFetch, { close: () => dispatcher.closeAll() })
}
