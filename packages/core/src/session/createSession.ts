import { checkOptions } from '../development/index.js'
import {
  AuthorizationFailureError,
  EndpointNotFoundError,
  HttpRequestError,
  InvalidParameterError,
  UnauthorizedError,
} from '../errors/index.js'
import type { AuthContext, AuthPlugin, WaitOptions } from '../identity/index.js'
import {
  createTransport,
  type ExchangeListener,
  formatQuery,
  isBrowser,
  joinUrl,
  type RequestPolicy,
  safeUrl,
  type TransportOptions,
  type TransportRequest,
} from '../transport/index.js'
import { fillOverride } from './fillOverride.js'
import { formatUserAgent } from './formatUserAgent.js'
import { listProjects } from './listProjects.js'
import { type HeaderFields, mergeHeaders } from './mergeHeaders.js'
import { refuseNodeOptions } from './refuseNodeOptions.js'
import type { AuthOptions, Session, SessionRequest, SessionResponse, Timing } from './session.js'
import { warnOnConsole } from './warn.js'

declare const process: { env: { NODE_ENV?: string | undefined } }

export type CreateSessionOptions = TransportOptions & {
  /** How to authenticate. */
  auth: AuthPlugin
  /** Sent with every request, unless the request has a header of that name. Each one widens a browser's preflight. */
  additionalHeaders?: Readonly<Record<string, string>> | undefined
  /**
   * The header `User-Agent`; `appName`, `appVersion` and `additionalUserAgent` are then ignored. None of the four has an
   * effect in browsers, where it would widen the preflight.
   */
  userAgent?: string | undefined
  /** Builds a `User-Agent` such as `appName/appVersion`. */
  appName?: string | undefined
  /** The version behind `appName`. */
  appVersion?: string | undefined
  /** Further parts of the `User-Agent`: pairs of name and version. */
  additionalUserAgent?: readonly (readonly [name: string, version: string])[] | undefined
  /** The IP address of the client that requests are forwarded for: the header `Forwarded`. */
  originalIp?: string | undefined
  /** Whether to record the duration of each exchange, for `getTimings`. @default false */
  collectTiming?: boolean | undefined
  /** Receives warnings, such as the use of a deprecated option. @default console.warn */
  onWarning?: ((message: string) => void) | undefined
}

/**
 * Creates a session: the signed-in state that clients share. Nothing is sent until the first request.
 *
 * All concurrent requests share one authentication: on a new session, when the token expires, and when a service refuses
 * it (401). In the last case each request is retried once.
 *
 * @throws InvalidParameterError when `auth` is missing, or an option works only in `@monasca/core/node`
 * @example
 * ```ts
 * const session = createSession({ auth: new V3Password({ authUrl, username, password, userDomainId: 'default' }) })
 * const client = createClient({ session })
 * ```
 */
export function createSession(options: CreateSessionOptions): Session {
  const { auth, clock = Date.now, onWarning = warnOnConsole, collectTiming } = options
  try {
    if (process.env.NODE_ENV !== 'production') checkOptions('createSession', options, onWarning)
  } catch {}
  if (typeof auth?.getHeaders !== 'function') {
    throw new InvalidParameterError({
      parameter: 'auth',
      reason: 'is not an auth plugin',
      advice: 'Pass a plugin from @monasca/core/identity, such as `new V3Password({ … })`.',
    })
  }
  refuseNodeOptions(options)
  const timings: Timing[] = []
  /** The http URLs of the catalog that were checked. */
  const plainUrls = new Set<string>()
  const time = (next: RequestPolicy['onExchange']): ExchangeListener => {
    return (exchange) => {
      timings.push({ method: exchange.method, url: safeUrl(exchange.url), elapsed: exchange.duration })
      if (next) next(exchange)
    }
  }
  const send = createTransport(collectTiming ? { ...options, onExchange: time(options.onExchange) } : options)
  const userAgent = isBrowser() ? undefined : formatUserAgent(options)
  const additionalHeaders =
    userAgent || options.originalIp
      ? mergeHeaders(callerHeaders({ ...options, userAgent }), options.additionalHeaders)
      : options.additionalHeaders
  const context: AuthContext = {
    // Headers that identify the program or its client apply to sign-ins as well.
    send: additionalHeaders
      ? (call) => send({ ...call, headers: mergeHeaders(call.headers, additionalHeaders) })
      : send,
    clock,
    warn: onWarning,
  }

  /** The headers that follow from options. */
  function callerHeaders(request: Pick<SessionRequest, 'globalRequestId' | 'userAgent' | 'originalIp'>) {
    const { globalRequestId, originalIp } = request
    const agent = isBrowser() ? undefined : (request.userAgent ?? userAgent)
    return {
      ...(globalRequestId && { 'X-Openstack-Request-Id': globalRequestId }),
      ...(request.userAgent && agent && { 'User-Agent': agent }),
      ...(originalIp && { Forwarded: `for=${originalIp}${agent ? `;by=${agent}` : ''}` }),
    }
  }

  async function getHeaders(plugin: AuthPlugin, wait?: WaitOptions): Promise<HeaderFields> {
    const headers = await plugin.getHeaders(context, wait)
    if (headers) return headers
    throw new AuthorizationFailureError('The auth plugin could not authenticate.')
  }

  async function getEndpoint(
    plugin: AuthPlugin,
    filter: Parameters<Session['getEndpoint']>[0],
    wait: WaitOptions,
  ): Promise<string> {
    const url = await plugin.getEndpoint(context, filter, wait)
    if (url?.startsWith('http:') && !plainUrls.has(url)) {
      plainUrls.add(url)
      const authUrl = await plugin.getAuthUrl(context, wait).catch(() => '')
      // The token vouches for its catalog, so the URL is used: in many clouds only some services use https.
      if (authUrl.startsWith('https:')) {
        onWarning(
          `Keystone uses https, but the catalog lists ${safeUrl(url)}: tokens can be read in transit.`,
        )
      }
    }
    if (url) return url
    throw new EndpointNotFoundError({ ...filter, available: [] })
  }

  async function resolveUrl(request: SessionRequest, plugin: AuthPlugin): Promise<string> {
    const { url, endpoint, endpointOverride = endpoint, endpointFilter } = request
    if (/^https?:\/\//i.test(url)) return url
    const base = endpointOverride
      ? await fillOverride(endpointOverride, () => plugin.getAccess(context, request))
      : endpointFilter && (await getEndpoint(plugin, endpointFilter, request))
    return base ? joinUrl(base, url) : url
  }

  function buildHeaders(given: HeaderFields, request: SessionRequest, call: TransportRequest): HeaderFields {
    const usual = call.body === undefined ? json.accept : json.both
    const { headers, globalRequestId, originalIp } = request
    return headers || additionalHeaders || globalRequestId || request.userAgent || originalIp
      ? mergeHeaders(given, callerHeaders(request), headers, usual, additionalHeaders)
      : { ...usual, ...given }
  }

  // Every call of every client runs this: it must not take a step, or wait, without need.
  async function request(request: SessionRequest): Promise<SessionResponse> {
    const { method = 'GET', url, body, signal, timeout, retries, auth: plugin = auth } = request
    const base =
      request.endpoint || request.endpointOverride || request.endpointFilter
        ? await resolveUrl(request, plugin)
        : url
    const call: TransportRequest = {
      method,
      url: base + formatQuery(request.query),
      headers: {},
      body: body === undefined || body === null ? undefined : JSON.stringify(body),
      signal,
      timeout,
      retries,
      policy: collectTiming
        ? { ...request, onExchange: time(request.onExchange ?? options.onExchange) }
        : request,
      decode: request.decode,
      sameOrigin: request.sameOrigin,
      refused: request.raiseExc === false ? {} : undefined,
    }
    const authenticated = request.authenticated !== false
    const given = authenticated
      ? (plugin.readyHeaders?.(context) ?? (await getHeaders(plugin, request)))
      : call.headers
    call.headers = buildHeaders(given, request, call)
    try {
      return await send(call)
    } catch (error) {
      // The plugin compares the refused token: it may have a newer one by now.
      const worthIt =
        error instanceof UnauthorizedError && authenticated && request.allowReauth !== false
          ? plugin.invalidate(given['X-Auth-Token'])
          : false
      if (!worthIt) return toFailedResponse(call, error)
      call.headers = buildHeaders(await getHeaders(plugin, request), request, call)
      return send(call).catch((second: unknown) => toFailedResponse(call, second))
    }
  }

  const pluginOf = (options?: AuthOptions) => options?.auth ?? auth
  const getAccess: Session['getAccess'] = (wait) => pluginOf(wait).getAccess(context, wait)

  return {
    auth,
    // A getter: the plugin of a session manager follows the user.
    get scope() {
      return auth.scope
    },
    request,
    getAccess,
    getHeaders: (wait) => getHeaders(pluginOf(wait), wait),
    getToken: async (wait) => (await getHeaders(pluginOf(wait), wait))['X-Auth-Token'],
    getEndpoint: (filter, wait = {}) => getEndpoint(pluginOf(wait), filter, wait),
    getUserId: async (wait) => (await getAccess(wait)).userId,
    getProjectId: async (wait) => (await getAccess(wait)).projectId,
    listProjects: async (wait = {}) =>
      listProjects({ getAccess, request }, await pluginOf(wait).getAuthUrl(context, wait), wait),
    getTimings: () => timings,
    resetTimings: () => {
      timings.length = 0
    },
    invalidate: () => auth.invalidate(),
  }
}

/** The response of a failed request, if `raiseExc: false` asks for it instead of an error. */
function toFailedResponse(call: TransportRequest, error: unknown): SessionResponse {
  const response = error instanceof HttpRequestError ? call.refused?.response : undefined
  if (response) return response
  throw error
}

/** The headers of every request, without and with a body. Monasca compares the type character by character. */
const json = {
  accept: { Accept: 'application/json' },
  both: { Accept: 'application/json', 'Content-Type': 'application/json' },
} as const
