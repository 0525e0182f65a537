import {
  AuthorizationFailureError,
  EndpointNotFoundError,
  InvalidParameterError,
  UnauthorizedError,
} from '../errors/index.js'
import type { AuthContext, AuthPlugin, WaitOptions } from '../identity/index.js'
import {
  createTransport,
  formatQuery,
  isBrowser,
  joinUrl,
  type TransportOptions,
  type TransportRequest,
} from '../transport/index.js'
import { listProjects } from './listProjects.js'
import { type HeaderFields, mergeHeaders } from './mergeHeaders.js'
import { refuseNodeOptions } from './refuseNodeOptions.js'
import type { Session, SessionRequest, SessionResponse } from './session.js'
import { warnOnConsole } from './warn.js'

/** Options of `createSession`. */
export type CreateSessionOptions = TransportOptions & {
  /** How to authenticate. */
  auth: AuthPlugin
  /** Sent with every request, unless the request has a header of that name. Each one widens a browser's preflight. */
  additionalHeaders?: Readonly<Record<string, string>> | undefined
  /** The header `User-Agent`. Ignored in browsers, where it would widen the preflight. */
  userAgent?: string | undefined
  /** Takes notices, such as the use of a deprecated option. @default console.warn */
  onWarning?: ((message: string) => void) | undefined
}

/**
 * Makes a session: the signed-in state that clients share. Nothing is sent until the first request.
 *
 * However many requests run at once, they share one authentication: on a new session, when the token expires, and
 * when a service refuses it (401), after which each is repeated once.
 *
 * @throws InvalidParameterError when `auth` is missing, or an option is one that only `@monasca/core/node` honours
 * @example
 * ```ts
 * const session = createSession({ auth: new V3Password({ authUrl, username, password, userDomainId: 'default' }) })
 * const client = createClient({ session })
 * ```
 */
export function createSession(options: CreateSessionOptions): Session {
  const { auth, clock = Date.now, onWarning = warnOnConsole, userAgent } = options
  if (typeof auth?.getHeaders !== 'function') {
    throw new InvalidParameterError({
      parameter: 'auth',
      reason: 'is not an auth plugin',
      advice: 'Give one of those in @monasca/core/identity, such as `new V3Password({ … })`.',
    })
  }
  refuseNodeOptions(options)
  const send = createTransport(options)
  const context: AuthContext = { send, clock, warn: onWarning }
  const additionalHeaders =
    userAgent && !isBrowser()
      ? { 'User-Agent': userAgent, ...options.additionalHeaders }
      : options.additionalHeaders

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
    if (url) return url
    throw new EndpointNotFoundError({ ...filter, available: [] })
  }

  async function resolveUrl(request: SessionRequest, plugin: AuthPlugin): Promise<string> {
    const { url, endpoint, endpointFilter } = request
    if (/^https?:\/\//i.test(url)) return url
    const base = endpoint ?? (endpointFilter && (await getEndpoint(plugin, endpointFilter, request)))
    return base ? joinUrl(base, url) : url
  }

  function dress(given: HeaderFields, request: SessionRequest, call: TransportRequest): HeaderFields {
    const usual = call.body === undefined ? json.accept : json.both
    return request.headers || additionalHeaders
      ? mergeHeaders(given, request.headers, usual, additionalHeaders)
      : { ...usual, ...given }
  }

  // Every call of every client comes through here: no step, and no wait, that it does not need.
  async function request(request: SessionRequest): Promise<SessionResponse> {
    const { method = 'GET', url, body, signal, timeout, retries, auth: plugin = auth } = request
    const base = request.endpoint || request.endpointFilter ? await resolveUrl(request, plugin) : url
    const call: TransportRequest = {
      method,
      url: base + formatQuery(request.query),
      headers: {},
      body: body === undefined || body === null ? undefined : JSON.stringify(body),
      signal,
      timeout,
      retries,
    }
    const authenticated = request.authenticated !== false
    const given = authenticated
      ? (plugin.readyHeaders?.(context) ?? (await getHeaders(plugin, request)))
      : call.headers
    call.headers = dress(given, request, call)
    try {
      return await send(call)
    } catch (error) {
      // The token tells the plugin which access was refused: it may have a newer one by now.
      const worthIt =
        error instanceof UnauthorizedError && authenticated && request.allowReauth !== false
          ? plugin.invalidate(given['X-Auth-Token'])
          : false
      if (!worthIt) throw error
      call.headers = dress(await getHeaders(plugin, request), request, call)
      return send(call)
    }
  }

  const getAccess: Session['getAccess'] = (wait) => auth.getAccess(context, wait)

  return {
    auth,
    scope: auth.scope,
    request,
    getAccess,
    getHeaders: (wait) => getHeaders(auth, wait),
    getToken: async (wait) => (await getHeaders(auth, wait))['X-Auth-Token'],
    getEndpoint: (filter, wait = {}) => getEndpoint(auth, filter, wait),
    getUserId: async (wait) => (await getAccess(wait)).userId,
    getProjectId: async (wait) => (await getAccess(wait)).projectId,
    listProjects: async (wait = {}) =>
      listProjects({ getAccess, request }, await auth.getAuthUrl(context, wait), wait),
    invalidate: () => auth.invalidate(),
  }
}

/** What every request carries, without and with a body. Monasca compares the type letter by letter. */
const json = {
  accept: { Accept: 'application/json' },
  both: { Accept: 'application/json', 'Content-Type': 'application/json' },
} as const
