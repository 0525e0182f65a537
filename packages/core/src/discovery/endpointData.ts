import type { CatalogEndpoint } from '../access/index.js'
import { trimSlashes } from '../transport/index.js'
import { parseVersion } from './parseVersions.js'
import type { Version } from './version.js'

/** An address of a service, and what is known of the API there. */
export type EndpointData = Partial<CatalogEndpoint> & {
  /** Where to send requests. */
  readonly url: string
  /** The address that the catalog, or the caller, gives. */
  readonly catalogUrl: string
  /** From the version document, else read off the address. */
  readonly apiVersion: Version | undefined
  readonly minMicroversion: string | undefined
  readonly maxMicroversion: string | undefined
  readonly nextMinVersion: string | undefined
  readonly notBefore: string | undefined
  readonly status: string | undefined
}

/** The version in an address: that of its last segment that is one, such as `v2.0` in `http://h/v2.0/project`. */
export function guessVersion(url: string): Version | undefined {
  const [path = ''] = url.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/, 1)
  const found = path
    .split('/')
    .reverse()
    .find((segment) => segment.startsWith('v') && parseVersion(segment))
  return found === undefined ? undefined : parseVersion(found)
}

/** What is known before any version document is read. */
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

/** An address taken apart: catalogs give a project's own, below a version. */
export type CatalogUrl = {
  /** Without version and project, with a slash at the end. */
  unversioned: string
  /** Without project, with a slash at the end; `undefined` if the address has no version. */
  versioned: string | undefined
  version: Version | undefined
  /** The project's segment, to be put behind the address that is found. */
  projectSegment: string | undefined
}

/** Takes an address apart. A project that is not known is believed to be what follows a version. */
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
