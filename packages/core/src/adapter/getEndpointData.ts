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

/** The service, its version, and how to discover it. */
export type EndpointDataParameters = EndpointFilter &
  VersionFilter &
  DiscoveryOptions & {
    /** Overrides the catalog's URL; `%(project_id)s` and `%(user_id)s` in it are replaced with the token's ids. */
    endpointOverride?: string | undefined
    /** Whether to use the catalog's URL unchanged. @default false */
    skipDiscovery?: boolean | undefined
    /** Known version documents, and the place for new ones, in addition to session and plugin. */
    cache?: DiscoveryCache | undefined
  }

/** The endpoint of the catalog; plugins without a catalog may still provide a URL. */
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
 * Returns the URL of a service in a suitable version, with the data of its version document. Reads `GET {url}` and, if
 * needed, the URLs above it; each once per session.
 *
 * @returns `undefined` if the service does not offer a requested version; if none is requested and there is no version
 *   document, the data of the catalog
 * @throws EndpointNotFoundError if the catalog has no such service
 * @throws UntrustedOriginError if a version is requested, and its document is only at an origin that `trustedOrigins`
 *   does not list
 * @throws InvalidParameterError if the requirements contradict each other
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
      // An override is used unchanged.
      allowVersionHack: endpointOverride ? false : parameters.allowVersionHack,
      projectId: await findProjectId(session, options),
    })
  } catch (error) {
    if (!(error instanceof DiscoveryError)) throw error
    return range.min || range.max ? undefined : data
  }
}

/**
 * Returns the version of a service's API: from its URL, else from its version document; `undefined` if neither has it.
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
