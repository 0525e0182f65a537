import { Agent, Dispatcher, ProxyAgent } from 'undici'
import { parseProxy } from './parseProxy.js'
import type { TlsSettings } from './tlsOptions.js'

/**
 * undici's own limits in milliseconds: none, because the `timeout` of a session covers the whole call.
 * Connecting keeps its 10 seconds.
 */
const unlimited = { headersTimeout: 0, bodyTimeout: 0 }

function createProxyAgent(proxy: string, tls: TlsSettings): ProxyAgent {
  const { rejectUnauthorized, secureContext, proxyContext } = tls
  const { url, credentials } = parseProxy(proxy)
  const token = url.username ? `Basic ${Buffer.from(credentials).toString('base64')}` : undefined
  return new ProxyAgent({
    ...unlimited,
    uri: url.origin,
    ...(token ? { token } : {}),
    // Plain http uses no tunnel, as in Python: many proxies allow tunnels to port 443 only.
    proxyTunnel: false,
    requestTls: { rejectUnauthorized, ...(secureContext ? { secureContext } : {}) },
    proxyTls: { rejectUnauthorized, ...(proxyContext ? { secureContext: proxyContext } : {}) },
  })
}

function createDirectAgent({ rejectUnauthorized, secureContext }: TlsSettings): Agent {
  const connect = { rejectUnauthorized, ...(secureContext ? { secureContext } : {}) }
  return new Agent({ ...unlimited, connect })
}

/** Sends each request through the proxy for its URL, or directly. */
export class ProxyDispatcher extends Dispatcher {
  readonly #direct: Agent
  readonly #proxies = new Map<string, ProxyAgent>()
  readonly #choose: (url: URL) => string | undefined
  readonly #tls: TlsSettings
  #closed: Promise<unknown> | undefined

  constructor(tls: TlsSettings, choose: (url: URL) => string | undefined) {
    super()
    this.#direct = createDirectAgent(tls)
    this.#tls = tls
    this.#choose = choose
  }

  /**
   * The agent for a proxy.
   *
   * @throws InvalidParameterError if it is not the URL of a proxy
   */
  prepare(proxy: string): Dispatcher {
    const agent = this.#proxies.get(proxy) ?? createProxyAgent(proxy, this.#tls)
    this.#proxies.set(proxy, agent)
    return agent
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    // After closing, the closed agent handles the request and rejects it.
    const proxy = this.#closed ? undefined : this.#choose(new URL(options.origin ?? ''))
    return (proxy ? this.prepare(proxy) : this.#direct).dispatch(options, handler)
  }

  /** Closes every connection once its requests have ended. */
  async closeAll(): Promise<void> {
    this.#closed ??= Promise.all([this.#direct, ...this.#proxies.values()].map((agent) => agent.close()))
    await this.#closed
  }
}
