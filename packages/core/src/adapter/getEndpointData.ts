import type { CatalogEndpoint, EndpointFilter } from '../access/index.js'
import {
  type DiscoveryOptions,
  type EndpointData,
  getVersionedData,
  readVersionRange,
  toEndpointData,
  type VersionFilter,
} from '../discovery/index.js'
import { AuthorizationFailureError, DiscoveryError, InvalidParameterError } from '../errors/index.js'
import { fillOverride } from '../session/fillOverride.js'
import type { AuthOptions, Session } from '../session/internal.js'
import { type DiscoveryCache, readDocument } from './readDocument.js'

/** Which service, which version of it, and how to look. */
export type EndpointDataParameters = EndpointFilter &
  VersionFilter &
  DiscoveryOptions & {
    /** Takes the place of the catalog's address; `%(project_id)s` and `%(user_id)s` in it become the token's. */
    endpointOverride?: string | undefined
    /** Whether to take the catalog's address as it is. @default false */
    skipDiscovery?: boolean | undefined
    /** Version documents that are known already, and where to note new ones, besides session and plugin. */
    cache?: DiscoveryCache | undefined
  }

/** What the catalog has; plugins without one may still know an address. */
async function findEndpoint(
  session: Session,
  filter: EndpointFilter & { serviceType: string },
  options: AuthOptions,
): Promise<Partial<CatalogEndpoint> & { url: string }> {
  try {
    const { serviceCatalog } = await session.getAccess(options)
    const url = serviceCatalog.urlFor(filter)
    return { ...serviceCatalog.find(filter)[0], url }
  } catch (error) {
    if (!(error instanceof AuthorizationFailureError)) throw error
    return { serviceType: filter.serviceType, url: await session.getEndpoint(filter, options) }
  }
}

async function findProjectId(session: Session, options: AuthOptions): Promise<string | undefined> {
  try {
    return await session.getProjectId(options)
  } catch (error) {
    if (error instanceof AuthorizationFailureError) return undefined
    throw error
  }
}

/**
 * The address of a service in a version that will do, and what its version document says. Reads `GET {address}` and,
 * if need be, the addresses above; each once for a session.
 *
 * @returns `undefined` if the service does not offer a version that was asked for; without such a wish, and without a
 *   version document, what the catalog says
 * @throws EndpointNotFoundError when the catalog has no such service
 * @throws UntrustedOriginError when a version is asked for, and its document is only at an origin that `trustedOrigins` does
 *   not list
 * @throws InvalidParameterError when the wishes contradict each other
 * @example
 * ```ts
 * const data = await getEndpointData(session, { serviceType: 'monitoring', version: 2 })
 * ```
 */
export async function getEndpointData(
  session: Session,
  parameters: EndpointDataParameters,
  options: AuthOptions = {},
): Promise<EndpointData | undefined> {
  const { serviceType, endpointOverride, skipDiscovery = false, cache } = parameters
  const range = readVersionRange(parameters, serviceType)
  let data: EndpointData
  if (endpointOverride) {
    const filled = await fillOverride(endpointOverride, () => session.getAccess(options))
    data = toEndpointData(filled, serviceType ? { serviceType } : {})
  } else {
    if (!serviceType) throw new InvalidParameterError({ parameter: 'serviceType', reason: 'is missing' })
    const found = await findEndpoint(session, { ...parameters, serviceType }, options)
    data = toEndpointData(found.url, found)
  }
  if (skipDiscovery) return data
  try {
    return await getVersionedData((url) => readDocument(session, url, { ...options, cache }), data, range, {
      ...parameters,
      // An address that was given by hand is meant as it stands.
      allowVersionHack: endpointOverride ? false : parameters.allowVersionHack,
      projectId: await findProjectId(session, options),
    })
  } catch (error) {
    if (!(error instanceof DiscoveryError)) throw error
    return range.min || range.max ? undefined : data
  }
}

/**
 * The version of a service's API: read from its URL, else from its version document; `undefined` if neither states it.
 *
 * @example
 * ```ts
 * await getApiMajorVersion(session, { serviceType: 'monitoring' }) // [2, 0]
 * ```
 */
export async function getApiMajorVersion(
  session: Session,
  parameters: EndpointDataParameters,
  options: AuthOptions = {},
): Promise<readonly number[] | undefined> {
  const known = await getEndpointData(session, { ...parameters, discoverVersions: false }, options)
  if (known?.apiVersion) return known.apiVersion
  return (await getEndpointData(session, { ...parameters, discoverVersions: true }, options))?.apiVersion
}
