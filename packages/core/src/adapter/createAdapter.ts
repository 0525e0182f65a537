import { microversionHeaders, readVersionRange } from '../discovery/index.js'
import { EndpointNotFoundError } from '../errors/index.js'
import { createLimiter } from '../session/createLimiter.js'
import type { AuthOptions, Session, SessionRequest } from '../session/internal.js'
import { mergeHeaders } from '../session/mergeHeaders.js'
import type { Adapter, AdapterDefaults, AdapterOptions, AdapterRequest } from './adapter.js'
import { getAllVersionData } from './getAllVersionData.js'
import { type EndpointDataParameters, getApiMajorVersion, getEndpointData } from './getEndpointData.js'

/** The members that are not `undefined`. */
function given<fields extends object>(fields: fields | undefined): Partial<fields> {
  const entries = Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Partial<fields>
}

/** The members of a version filter belong together: setting one of them replaces all. */
function withoutVersions<fields extends object>(fields: fields, next: object): fields {
  const names = ['version', 'minVersion', 'maxVersion']
  if (!names.some((name) => name in next)) return fields
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name))) as fields
}

function merge<fields extends object>(defaults: fields, next: object | undefined): fields {
  const more = given(next)
  return { ...withoutVersions(defaults, more), ...more }
}

/** Merges the defaults of an adapter over those of the adapter that it wraps. */
function mergeDefaults(inner: AdapterDefaults, options: AdapterOptions): AdapterDefaults {
  const { rateLimit, concurrency, ...outer } = options
  const limiter =
    (rateLimit ?? concurrency) === undefined ? undefined : createLimiter({ rateLimit, concurrency })
  const headers =
    inner.additionalHeaders && outer.additionalHeaders
      ? mergeHeaders(outer.additionalHeaders, inner.additionalHeaders)
      : undefined
  return { ...merge(inner, outer), ...given({ limiter, additionalHeaders: headers }) }
}

/** The adapter's filter for the service and its version. */
function endpointPart(defaults: AdapterDefaults): EndpointDataParameters {
  const { serviceType, serviceName, serviceId, endpointId, interface: preference, regionName } = defaults
  const { version, minVersion, maxVersion, endpointOverride } = defaults
  const { allowDeprecated, allowExperimental, allowUnknown, allowVersionHack } = defaults
  return given({
    ...{ serviceType, serviceName, serviceId, endpointId, interface: preference, regionName },
    ...{ version, minVersion, maxVersion, endpointOverride },
    ...{ allowDeprecated, allowExperimental, allowUnknown, allowVersionHack },
  })
}

/** The adapter's defaults for a request, apart from its URL. */
function requestPart(defaults: AdapterDefaults): Partial<SessionRequest> {
  const { auth, allowReauth, originalIp, raiseExc, retries, timeout, userAgent } = defaults
  const { connectRetries, connectRetryDelay, statusCodeRetries, statusCodeRetryDelay } = defaults
  const { retriableStatusCodes, redirect, maxResponseSize, onExchange, limiter } = defaults
  return given({
    ...{ auth, allowReauth, originalIp, raiseExc, retries, timeout, userAgent },
    ...{ connectRetries, connectRetryDelay, statusCodeRetries, statusCodeRetryDelay },
    ...{ retriableStatusCodes, redirect, maxResponseSize, onExchange, limiter },
  })
}

/**
 * Creates a session with defaults for one service: service type, region, version, timeout, retries and headers. A
 * request overrides every default. Adapters can wrap adapters; the outer one wins. If no version is requested, only the
 * service catalog is used.
 *
 * `connectRetries` and `statusCodeRetries` of an adapter apply to all of its requests, including writes.
 *
 * @throws InvalidParameterError if `version` is combined with `minVersion` or `maxVersion`, or a limit is not above 0
 * @example
 * ```ts
 * const compute = createAdapter(session, { serviceType: 'compute', regionName: 'RegionOne', defaultMicroversion: '2.90' })
 * const { body } = await compute.request({ url: '/servers' })
 * ```
 */
export function createAdapter(session: Session | Adapter, options: AdapterOptions): Adapter {
  const wrapped: Partial<Pick<Adapter, 'session' | 'defaults'>> = 'defaults' in session ? session : {}
  // An adapter is compatible with a session except for its additional parameters.
  const root: Session = wrapped.session ?? session
  const defaults = mergeDefaults(wrapped.defaults ?? {}, options)
  const service = endpointPart(defaults)
  const usual = requestPart(defaults)
  readVersionRange(defaults, defaults.serviceType)

  const withAuth = (wait?: AuthOptions): AuthOptions => ({ auth: defaults.auth, ...given(wait) })

  async function getEndpoint(parameters: EndpointDataParameters, wait: AuthOptions): Promise<string> {
    const { serviceType = '', endpointOverride } = parameters
    if (endpointOverride) return endpointOverride
    const { min, max } = readVersionRange(parameters, serviceType)
    if (!min && !max) return root.getEndpoint({ ...parameters, serviceType }, wait)
    const data = await getEndpointData(root, { ...parameters, discoverVersions: false }, wait)
    if (data) return data.url
    const failure = { ...parameters, serviceType: `${serviceType} in the requested version` }
    throw new EndpointNotFoundError({ ...failure, available: [serviceType] })
  }

  async function findBase(request: AdapterRequest, wait: AuthOptions): Promise<string | undefined> {
    if (/^https?:\/\//i.test(request.url)) return undefined
    const { endpoint, endpointOverride = endpoint, endpointFilter } = request
    if (endpointOverride) return endpointOverride
    const parameters = merge(service, endpointFilter)
    return parameters.serviceType || parameters.endpointOverride ? getEndpoint(parameters, wait) : undefined
  }

  async function request(next: AdapterRequest): Promise<Awaited<ReturnType<Session['request']>>> {
    const {
      microversion = defaults.defaultMicroversion,
      microversionServiceType,
      endpointFilter,
      ...rest
    } = next
    const merged = { ...usual, ...given(rest) }
    const serviceType = microversionServiceType ?? endpointFilter?.serviceType ?? defaults.serviceType
    const requestId = defaults.globalRequestId && { 'X-Openstack-Request-Id': defaults.globalRequestId }
    const headers = mergeHeaders(
      next.headers,
      microversion === undefined ? undefined : microversionHeaders(microversion, serviceType),
      defaults.additionalHeaders,
      requestId || undefined,
    )
    const endpointOverride = await findBase(next, { auth: merged.auth, signal: next.signal })
    return root.request({ ...merged, url: next.url, headers, endpointOverride, endpoint: undefined })
  }

  return {
    ...root,
    auth: defaults.auth ?? root.auth,
    get scope() {
      return (defaults.auth ?? root.auth).scope
    },
    session: root,
    defaults,
    request,
    getAccess: (wait) => root.getAccess(withAuth(wait)),
    getHeaders: (wait) => root.getHeaders(withAuth(wait)),
    getToken: (wait) => root.getToken(withAuth(wait)),
    getUserId: (wait) => root.getUserId(withAuth(wait)),
    getProjectId: (wait) => root.getProjectId(withAuth(wait)),
    listProjects: (wait) => root.listProjects(withAuth(wait)),
    invalidate: () => (defaults.auth ?? root.auth).invalidate(),
    getEndpoint: (filter, wait) => getEndpoint(merge(service, filter), withAuth(wait)),
    getEndpointData: (parameters, wait) => getEndpointData(root, merge(service, parameters), withAuth(wait)),
    getApiMajorVersion: (parameters, wait) =>
      getApiMajorVersion(root, merge(service, parameters), withAuth(wait)),
    getAllVersionData: (parameters, wait) => getAllVersionData(root, parameters, withAuth(wait)),
  }
}
