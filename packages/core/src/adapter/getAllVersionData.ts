import { type CatalogEndpoint, officialType } from '../access/index.js'
import {
  type AllowedVersions,
  filterVersions,
  formatVersion,
  guessVersion,
  listDocumentUrls,
} from '../discovery/index.js'
import { UntrustedOriginError } from '../errors/index.js'
import type { AuthOptions, Session } from '../session/internal.js'
import { trimSlashes } from '../transport/index.js'
import { readDocument } from './readDocument.js'

/** One version of one service. */
export type VersionData = {
  /** For example `2.0`; `undefined` if neither a document nor the URL contains it. */
  version: string | undefined
  url: string
  collection: string | undefined
  minMicroversion: string | undefined
  maxMicroversion: string | undefined
  nextMinVersion: string | undefined
  notBefore: string | undefined
  status: string
  /** As the server writes it; `undefined` if there is no version document. */
  rawStatus: string | undefined
}

/** The services to read. */
export type GetAllVersionDataParameters = AllowedVersions & {
  /** `null` selects all. @default 'public' */
  interface?: string | null | undefined
  /** @default all */
  regionName?: string | undefined
  /** @default all */
  serviceType?: string | undefined
}

/** Versions by region, interface and official service type. */
export type AllVersionData = Record<string, Record<string, Record<string, VersionData[]>>>

async function listVersions(
  session: Session,
  { url }: CatalogEndpoint,
  parameters: AllowedVersions,
  options: AuthOptions,
): Promise<VersionData[]> {
  const projectId = await session.getProjectId(options)
  for (const candidate of listDocumentUrls(url, projectId)) {
    const document = await readDocument(session, candidate, options).catch((error: unknown) => {
      if (error instanceof UntrustedOriginError) return undefined
      throw error
    })
    if (!document) continue
    return filterVersions(document, parameters).map(({ id, version, foreignLink, ...entry }) => ({
      ...entry,
      version: formatVersion(version),
    }))
  }
  const guess = guessVersion(url)
  const own = projectId && url.endsWith(projectId) ? url.slice(0, -projectId.length) : url
  return [
    {
      version: guess && formatVersion(guess),
      url: `${trimSlashes(own)}/`,
      collection: undefined,
      minMicroversion: undefined,
      maxMicroversion: undefined,
      nextMinVersion: undefined,
      notBefore: undefined,
      status: 'CURRENT',
      rawStatus: undefined,
    },
  ]
}

/**
 * Reads which versions the services of the catalog offer: `GET {url}` of each, and the URLs above it. A service without
 * version documents is listed with the version in its URL.
 *
 * @returns the versions by region, interface and service type, oldest first
 * @example
 * ```ts
 * const versions = await getAllVersionData(session, { serviceType: 'monitoring' })
 * versions['RegionOne']?.['public']?.['monitoring'] // [{ version: '2.0', url: …, status: 'CURRENT', … }]
 * ```
 */
export async function getAllVersionData(
  session: Session,
  parameters: GetAllVersionDataParameters = {},
  options: AuthOptions = {},
): Promise<AllVersionData> {
  const { interface: only = 'public', regionName, serviceType } = parameters
  const { serviceCatalog } = await session.getAccess(options)
  const wanted = serviceCatalog.endpoints.filter(
    (endpoint) =>
      (only === null || endpoint.interface === only.replace(/URL$/, '')) &&
      (regionName === undefined || endpoint.regionName === regionName) &&
      (serviceType === undefined || officialType(endpoint.serviceType) === officialType(serviceType)),
  )
  // The names come from a server: without a prototype, none has a special meaning.
  const result: AllVersionData = Object.create(null)
  await Promise.all(
    wanted.map(async (endpoint) => {
      const { regionName: region, interface: name } = endpoint
      if (!region || !name) return
      const versions = await listVersions(session, endpoint, parameters, options)
      result[region] ??= Object.create(null) as AllVersionData[string]
      result[region][name] ??= Object.create(null) as AllVersionData[string][string]
      result[region][name][officialType(endpoint.serviceType)] = versions
    }),
  )
  return result
}
