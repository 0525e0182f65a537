import { UntrustedOriginError } from '../errors/index.js'
import { trimSlashes } from '../transport/index.js'
import { discoveryError } from './discoveryError.js'
import { type EndpointData, splitCatalogUrl } from './endpointData.js'
import type { DiscoveredVersion } from './parseVersions.js'
import { type Version, type VersionRange, versionBetween } from './version.js'

/** Which versions of a document are accepted. */
export type AllowedVersions = {
  /** @default true */
  allowDeprecated?: boolean | undefined
  /** @default false */
  allowExperimental?: boolean | undefined
  /** Versions with an unusual status. @default false */
  allowUnknown?: boolean | undefined
}

/** How to look for a version. */
export type DiscoveryOptions = AllowedVersions & {
  /** Whether to read the version document for its details even if the URL has the version. @default true */
  discoverVersions?: boolean | undefined
  /** Whether to search above the catalog's URL for versions other than its own. @default true */
  allowVersionHack?: boolean | undefined
}

/** Reads a version document; `undefined` if there is none. */
export type DocumentReader = (url: string) => Promise<readonly DiscoveredVersion[] | undefined>

/** The accepted versions. */
export function filterVersions<version extends Pick<DiscoveredVersion, 'status'>>(
  versions: readonly version[],
  allowed: AllowedVersions,
): version[] {
  const { allowDeprecated = true, allowExperimental = false, allowUnknown = false } = allowed
  const verdicts: Record<string, boolean> = {
    DEPRECATED: allowDeprecated,
    EXPERIMENTAL: allowExperimental,
    UNKNOWN: allowUnknown,
  }
  return versions.filter(({ status }) => verdicts[status] ?? true)
}

const latest = Number.POSITIVE_INFINITY

function isLatest(version: Version | undefined): boolean {
  return version?.[0] === latest
}

/** The best version of a list with the oldest first. */
function pick(
  versions: readonly DiscoveredVersion[],
  { min, max }: VersionRange,
  url: string,
): DiscoveredVersion | undefined {
  const newestFirst = [...versions].reverse()
  if (!min && !max) {
    const here = newestFirst.find((entry) => trimSlashes(entry.url) === trimSlashes(url))
    return here ?? newestFirst[0]
  }
  if (isLatest(max) && (!min || isLatest(min))) return newestFirst[0]
  // `2.latest` means the newest 2.x that exists, not a minimum.
  return newestFirst.find(({ version }) =>
    min?.[1] === latest ? version[0] === min[0] : versionBetween(min, max, version),
  )
}

/** Candidate URLs of the version document, best first. */
function listCandidates(
  url: string,
  { unversioned, versioned, projectSegment }: ReturnType<typeof splitCatalogUrl>,
  { fits, sure, hack }: { fits: boolean; sure: boolean; hack: boolean },
): string[] {
  const root = trimSlashes(unversioned) === trimSlashes(url) ? url : unversioned
  const candidates = [
    ...(sure && versioned ? [versioned] : []),
    ...(hack ? [root] : []),
    ...(hack && fits && versioned ? [versioned] : []),
    ...(!hack && projectSegment && versioned ? [versioned] : []),
    url,
  ]
  return [...new Set(candidates)]
}

/**
 * Finds the requested version of an API, starting at the catalog's URL. Sends no request if that URL already has the
 * right major version, unless `discoverVersions` asks for details.
 *
 * @param projectId - the project that the catalog's URL may end with
 * @throws DiscoveryError if the service does not offer the version
 * @throws UntrustedOriginError if a version is requested, and the documents are only at an untrusted origin
 */
export async function getVersionedData(
  read: DocumentReader,
  data: EndpointData,
  range: VersionRange,
  options: DiscoveryOptions & { projectId?: string | undefined } = {},
): Promise<EndpointData> {
  const { discoverVersions = true, allowVersionHack = true, projectId } = options
  const url = data.catalogUrl
  const wanted = range.min ?? range.max
  if (!wanted && !discoverVersions) return data
  const parts = splitCatalogUrl(url, projectId)
  const { version, projectSegment } = parts
  const fits = wanted !== undefined && version !== undefined && versionBetween(range.min, range.max, version)
  const sure = fits && version[0] === range.max?.[0]
  if (sure && !discoverVersions) return data

  const hack = wanted !== undefined && allowVersionHack
  let refused: UntrustedOriginError | undefined
  for (const candidate of listCandidates(url, parts, { fits, sure, hack })) {
    const document = await read(candidate).catch((error: unknown) => {
      // The root of a service may redirect to a page for people. Another URL may have the document.
      if (!(error instanceof UntrustedOriginError)) throw error
      refused ??= error
      return undefined
    })
    if (!document) continue
    const found = pick(filterVersions(document, options), range, candidate)
    if (!found) throw discoveryError(candidate, 'it does not offer a requested version')
    const base = projectSegment ? `${trimSlashes(found.url)}/${projectSegment}` : found.url
    const { minMicroversion, maxMicroversion, nextMinVersion, notBefore, status } = found
    const known = { minMicroversion, maxMicroversion, nextMinVersion, notBefore, status }
    return { ...data, ...known, url: base, apiVersion: found.version }
  }
  if (refused && wanted) throw refused
  if (fits || hack) return data
  throw discoveryError(url, 'no version document was found')
}

/** Candidate URLs of an endpoint's version documents, for any version. */
export function listDocumentUrls(url: string, projectId: string | undefined): string[] {
  return listCandidates(url, splitCatalogUrl(url, projectId), { fits: true, sure: false, hack: true })
}
