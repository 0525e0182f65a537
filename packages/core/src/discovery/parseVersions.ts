import { fieldsOf, listOf, textOf } from '../access/index.js'
import { parseUrl } from '../transport/index.js'
import { rewriteLink } from './rewriteLink.js'

/** One version of an API, as its version document describes it. */
export type DiscoveredVersion = {
  /** As the server writes it, for example `v3.14`. */
  id: string
  /** Major and minor number, and further ones if the server has them. */
  version: readonly number[]
  url: string
  /** The link as the server writes it, if it has another origin than `url`. */
  foreignLink: string | undefined
  /** The URL of the list that contains it, if known. */
  collection: string | undefined
  status: 'CURRENT' | 'SUPPORTED' | 'DEPRECATED' | 'EXPERIMENTAL' | 'UNKNOWN'
  /** As the server writes it. */
  rawStatus: string
  minMicroversion: string | undefined
  maxMicroversion: string | undefined
  /** The `minMicroversion` from `notBefore` on. */
  nextMinVersion: string | undefined
  notBefore: string | undefined
}

function toStatus(text: string): DiscoveredVersion['status'] {
  const status = text.toUpperCase()
  if (status === 'STABLE' || status === 'CURRENT') return 'CURRENT'
  return status === 'SUPPORTED' || status === 'DEPRECATED' || status === 'EXPERIMENTAL' ? status : 'UNKNOWN'
}

/** `v3.14` → `[3, 14]`, `v2` → `[2, 0]`; `undefined` if it is not a version. */
export function parseVersion(id: string): readonly number[] | undefined {
  if (!/^v*\d+(\.\d+)*$/.test(id)) return undefined
  const numbers = id.replace(/^v+/, '').split('.').map(Number)
  return numbers.length > 1 ? numbers : [...numbers, 0]
}

/** The versions in a document of any known format, or `undefined`. */
function listVersions(body: unknown): readonly unknown[] | undefined {
  if (Array.isArray(body)) return undefined
  const document = fieldsOf(body)
  const { versions = document['elements'], version, id } = document
  if (Array.isArray(versions)) return versions
  const { values } = fieldsOf(versions)
  if (Array.isArray(values)) return values
  if (typeof version === 'object' && version !== null) return [version]
  return textOf(id) ? [{ ...document, status: 'CURRENT' }] : undefined
}

/**
 * Reads a version document in the formats of Keystone, Nova, Swift and Monasca. Entries without an id, a status or a
 * valid self link are skipped.
 *
 * @returns oldest first; `undefined` if the body is not a version document
 */
export function parseVersions(body: unknown, documentUrl: string): DiscoveredVersion[] | undefined {
  const found = listVersions(body)?.flatMap((element): DiscoveredVersion[] => {
    const entry = fieldsOf(element)
    const id = textOf(entry['id'])
    const status = textOf(entry['status'])
    const links = listOf(entry['links']).map(fieldsOf)
    const linkTo = (rel: string) => textOf(links.find((link) => link['rel'] === rel)?.['href'])
    const href = linkTo('self')
    const collection = linkTo('collection')
    const version = parseVersion(id ?? '')
    const url = href && rewriteLink(documentUrl, href)
    if (!id || !status || !url || !version) return []
    return [
      {
        id,
        version,
        url,
        foreignLink: parseUrl(href, url)?.origin === parseUrl(url)?.origin ? undefined : href,
        collection: collection && rewriteLink(documentUrl, collection),
        status: toStatus(status),
        rawStatus: status,
        minMicroversion: textOf(entry['min_version']),
        maxMicroversion: textOf(entry['max_version']) ?? textOf(entry['version']),
        nextMinVersion: textOf(entry['next_min_version']),
        notBefore: textOf(entry['not_before']),
      },
    ]
  })
  return found?.sort((a, b) => compareVersions(a.version, b.version))
}

/** Compares versions number by number, for `sort`. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
