import type { CatalogEndpoint } from '../access/index.js'
import { trimSlashes } from '../transport/index.js'
import { parseVersion } from './parseVersions.js'
import type { Version } from './version.js'

/** The URL of a service, and the known data of its API. */
export type EndpointData = Partial<CatalogEndpoint> & {
  /** The URL for requests. */
  readonly url: string
  /** The URL from the catalog or the caller. */
  readonly catalogUrl: string
  /** From the version document, else parsed from the URL. */
  readonly apiVersion: Version | undefined
  readonly minMicroversion: string | undefined
  readonly maxMicroversion: string | undefined
  readonly nextMinVersion: string | undefined
  readonly notBefore: string | undefined
  readonly status: string | undefined
}

/** The version in a URL: the last path segment that is a version, such as `v2.0` in `http://h/v2.0/project`. */
export function guessVersion(url: string): Version | undefined {
  const [path = ''] = url.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/, 1)
  const found = path
    .split('/')
    .reverse()
    .find((segment) => segment.startsWith('v') && parseVersion(segment))
  return found === undefined ? undefined : parseVersion(found)
}

/** The data that is known without a version document. */
export function toEndpointData(catalogUrl: string, endpoint: Partial<CatalogEndpoint> = {}): EndpointData {
  return {
    ...endpoint,
    url: catalogUrl,
    catalogUrl,
    apiVersion: guessVersion(catalogUrl),
    minMicroversion: undefined,
    maxMicroversion: undefined,
    nextMinVersion: undefined,
    notBefore: undefined,
    status: undefined,
  }
}

/** A parsed URL of a catalog. Catalogs may list one per project, below a version. */
export type CatalogUrl = {
  /** Without version and project, with a trailing slash. */
  unversioned: string
  /** Without project, with a trailing slash; `undefined` if the URL has no version. */
  versioned: string | undefined
  version: Version | undefined
  /** The project's segment, to append to the discovered URL. */
  projectSegment: string | undefined
}

/** Parses a URL of a catalog. If the project is unknown, the segment after a version counts as the project. */
export function splitCatalogUrl(url: string, projectId: string | undefined): CatalogUrl {
  const whole = trimSlashes(url)
  const [origin = ''] = /^[a-z]+:\/\/[^/]*/i.exec(whole) ?? []
  const segments = whole.slice(origin.length).split('/')
  const last = segments.at(-1) ?? ''
  const behindVersion = projectId === undefined && readVersion(segments.at(-2)) !== undefined
  const projectSegment = last !== '' && (behindVersion || last.endsWith(projectId ?? '/')) ? last : undefined
  if (projectSegment !== undefined) segments.pop()
  const join = () => `${origin}${segments.join('/')}/`
  const version = readVersion(segments.at(-1))
  const versioned = version && join()
  if (version) segments.pop()
  return { unversioned: join(), versioned, version, projectSegment }
}

function readVersion(segment: string | undefined): Version | undefined {
  return segment?.startsWith('v') ? parseVersion(segment) : undefined
}
