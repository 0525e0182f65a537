import { checkOptions, checkUnits } from '../development/index.js'
import { AuthorizationFailureError } from '../errors/index.js'
import { checkText, fingerprint } from '../identity/internal.js'
import type { Requester } from '../monitoring/index.js'
import { type Session, warnOnConsole } from '../session/internal.js'
import { checkUrl, trimSlashes } from '../transport/index.js'
import type { SharedClientOptions } from './clientOptions.js'

declare const process: { env: { NODE_ENV?: string | undefined } }

/** Options of `createRequester`: a session, and the endpoint of Monasca. */
export type CreateRequesterOptions = Pick<
  SharedClientOptions,
  | 'endpoint'
  | 'serviceType'
  | 'serviceName'
  | 'interface'
  | 'regionName'
  | 'scopeKey'
  | 'timeout'
  | 'decodeIn'
  | 'onWarning'
> & {
  /** Create it with `createSession`, or with a session manager. */
  session: Session
}

/** What the API functions need, and the session that it uses. */
export type SessionRequester = Requester & { readonly session: Session }

/**
 * Creates the part of a client that sends requests, without the calls of the API. Pass it to the functions of this
 * package, such as `listMetrics(requester, …)`, or to the hooks of `@monasca/react`: a bundle then contains only the
 * calls in use. `bindClient` adds the calls. It sends nothing before the first call.
 *
 * @throws InvalidParameterError for an `endpoint` that is not a URL, or an empty `scopeKey`
 * @example
 * ```ts
 * const requester = createRequester({ session, endpoint: 'http://127.0.0.1:8070/v2.0' })
 * const { elements } = await listMetrics(requester, { name: 'cpu.user_perc' })
 * ```
 */
export function createRequester(options: CreateRequesterOptions): SessionRequester {
  const { session, onWarning = warnOnConsole } = options
  let check: typeof checkUnits | undefined
  try {
    if (process.env.NODE_ENV !== 'production') {
      checkOptions('createRequester', options, onWarning)
      // Once: reading the environment takes Node longer than most checks.
      check = checkUnits
    }
  } catch {}
  const { serviceType = 'monitoring', serviceName, interface: preference = 'public', regionName } = options
  const given =
    options.endpoint === undefined ? undefined : trimSlashes(checkUrl('endpoint', options.endpoint))
  const filter = { serviceType, serviceName, interface: preference, regionName }

  const { scopeKey } = options
  if (scopeKey !== undefined) checkText('scopeKey', scopeKey)
  // The caller's key applies only to this user: a session that follows its user may change to another.
  const first = session.scope
  const formatScope = (of: string) =>
    JSON.stringify(scopeKey !== undefined && of === first ? [scopeKey] : [of, given ?? filter, scopeKey])

  let scope = { of: '', text: '' }
  /** The scope of the session that is known to have a role. */
  let withRole: string | undefined
  return {
    session,
    decodeIn: options.decodeIn,
    // A session that follows its user changes its scope.
    get scope() {
      const of = session.scope
      if (scope.of !== of) scope = { of, text: fingerprint(formatScope(of)) }
      return scope.text
    },
    async request({ method, path, query, body, signal, decode, timeout = options.timeout }) {
      try {
        check?.({ query, body }, onWarning)
      } catch {}
      const { scope: of } = session
      if (withRole !== of) {
        const access = await session.getAccess({ signal }).catch(ignoreMissingAccess)
        // Each resource of Monasca requires a role. An unscoped token has none, and no catalog either.
        if (access && !access.scoped && !access.hasServiceCatalog) {
          ;(await import('./refuseRequests.js')).refuseRequests(access)
        }
        withRole = of
      }
      const endpoint = given ?? trimSlashes(await session.getEndpoint(filter, { signal }))
      return (await session.request({ method, url: endpoint + path, query, body, signal, timeout, decode }))
        .body
    },
  }
}

/** Plugins that work without Keystone have no access. */
function ignoreMissingAccess(error: unknown): void {
  if (!(error instanceof AuthorizationFailureError)) throw error
}
