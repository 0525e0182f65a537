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
  joinUrl,
  type TransportOptions,
  type TransportRequest,
} from '../transport/index.js'
import { listProjects } from './listProjects.js'
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

/** Adds headers that are not there yet; names differ in more than case. */
function addMissing(
  headers: Record<string, string>,
  more: Readonly<Record<string, string>> | undefined,
): void {
  if (!more) return
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()))
  for (const [name, value] of Object.entries(more)) {
    if (!names.has(name.toLowerCase())) headers[name] = value
  }
}

function isBrowser(): boolean {
  return 'document' in globalThis || 'importScripts' in globalThis
}

/**
 * Makes a session: the signed-in state that clients share. Nothing is sent until the first request.
 *
 * However many requests run at once, they share one authentication: on a new session, when the token expires, and
 * when a service refuses it (401), after which each is repeated once.
 *
 * @throws InvalidParameterError when `auth` is missing
 * @example
 * ```ts
 * const session = createSession({ auth: new V3Password({ authUrl, username, password, userDomainId: 'default' }) })
 * const client = createClient({ session })
 * ```
 */
export function createSession(options: CreateSessionOptions): Session {
  const { auth, clock = Date.now, onWarning = warnOnConsole } = options
  if (typeof auth?.getHeaders !== 'function') {
    throw new InvalidParameterError({
      parameter: 'auth',
      reason: 'is not an auth plugin',
      advice: 'Give one of those in @monasca/core/identity, such as `new V3Password({ … })`.',
    })
  }
  const send = createTransport(options)
  const context: AuthContext = { send, clock, warn: onWarning }
  const additionalHeaders =
    options.userAgent && !isBrowser()
      ? { 'User-Agent': options.userAgent, ...options.additionalHeaders }
      : options.additionalHeaders

  async function getHeaders(
    plugin: AuthPlugin,
    wait?: WaitOptions,
  ): Promise<Readonly<Record<string, string>>> {
    const headers = await plugin.getHeaders(context, wait)
    if (!headers) throw new AuthorizationFailureError('The auth plugin could not authenticate.')
    return headers
  }

  async function resolveUrl(request: SessionRequest, plugin: AuthPlugin): Promise<string> {
    const { url, endpoint, endpointFilter } = request
    if (/^https?:\/\//i.test(url) || !(endpoint ?? endpointFilter)) return url
    if (endpoint) return joinUrl(endpoint, url)
    return endpointFilter ? joinUrl(await getEndpoint(plugin, endpointFilter, request), url) : url
  }

  async function getEndpoint(
    plugin: AuthPlugin,
    filter: Parameters<Session['getEndpoint']>[0],
    wait: WaitOptions,
  ): Promise<string> {
    const url = await plugin.getEndpoint(context, filter, wait)
    if (!url) throw new EndpointNotFoundError({ ...filter, available: [] })
    return url
  }

  async function request(request: SessionRequest): Promise<SessionResponse> {
    const { method = 'GET', query, body, signal, timeout, retries, auth: plugin = auth } = request
    const headers: Record<string, string> = { Accept: 'application/json' }
    const hasBody = body !== undefined && body !== null
    if (hasBody) headers['Content-Type'] = 'application/json'
    const url = (await resolveUrl(request, plugin)) + formatQuery(query)
    const call: TransportRequest = { method, url, headers, signal, timeout, retries }
    if (hasBody) call.body = JSON.stringify(body)
    const authorise = async () => {
      const given = request.authenticated === false ? {} : await getHeaders(plugin, request)
      if (request.headers || additionalHeaders) {
        const all = { ...given }
        for (const more of [request.headers, headers, additionalHeaders]) addMissing(all, more)
        call.headers = all
      } else {
        call.headers = { ...headers, ...given }
      }
      return given['X-Auth-Token']
    }
    const token = await authorise()
    try {
      return await send(call)
    } catch (error) {
      const refused = error instanceof UnauthorizedError && request.authenticated !== false
      // The token tells the plugin which access was refused: it may have a newer one by now.
      if (!refused || request.allowReauth === false || !plugin.invalidate(token)) throw error
      await authorise()
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
