import { InvalidParameterError } from '../errors/index.js'
import { compareVersions, parseVersion } from './parseVersions.js'

/** Major number, minor number, and further ones; `Infinity` means the latest. */
export type Version = readonly number[]

/** A version in any common notation: `2`, `2.1`, `'v2'`, `'2.10'`, `'latest'`, `'2.latest'`, `[2, 1]`. */
export type VersionInput = number | string | Version

/** Selects acceptable versions. */
export type VersionFilter = {
  /** This major version, at or above this minor. Cannot be combined with the other two. */
  version?: VersionInput | undefined
  /** This version or newer. */
  minVersion?: VersionInput | undefined
  /** This version or older; `'2.latest'` is any 2.x. */
  maxVersion?: VersionInput | undefined
}

/** Inclusive bounds; an absent one is open. */
export type VersionRange = { min: Version | undefined; max: Version | undefined }

const latest = Number.POSITIVE_INFINITY

/**
 * Parses a version into at least two numbers.
 *
 * @throws InvalidParameterError if it is not a version
 * @example
 * ```ts
 * normalizeVersion('v2') // [2, 0]
 * normalizeVersion('2.latest') // [2, Infinity]
 * ```
 */
export function normalizeVersion(version: VersionInput, parameter = 'version'): Version {
  const text = typeof version === 'object' ? (version ?? []).join('.') : String(version)
  if (/^v*(latest|Infinity(\.Infinity)*)$/.test(text)) return [latest, latest]
  const [, major, rest = ''] = /^v*(\d+)(\.(?:latest|Infinity))$/.exec(text) ?? []
  const parsed = rest ? [Number(major), latest] : parseVersion(text)
  if (parsed) return parsed
  throw new InvalidParameterError({
    parameter,
    reason: 'is not a version',
    advice: "For example 2, '2.1', 'v3', '2.latest' or 'latest'.",
  })
}

/** Formats a version as servers do: `2.1`, `2.latest`, `latest`. */
export function formatVersion(version: Version): string {
  if (version.every((part) => part === latest)) return 'latest'
  return version.map((part) => (part === latest ? 'latest' : part)).join('.')
}

/** Whether a version satisfies `required`: the same major version, and not older. */
export function versionMatch(required: VersionInput, candidate: VersionInput): boolean {
  const [needed, offered] = [normalizeVersion(required), normalizeVersion(candidate)]
  return needed[0] === offered[0] && compare(offered, needed) >= 0
}

/** Whether a version is within inclusive bounds; an absent bound is open. */
export function versionBetween(
  min: VersionInput | undefined,
  max: VersionInput | undefined,
  candidate: VersionInput,
): boolean {
  const offered = normalizeVersion(candidate)
  return (
    (min === undefined || compare(offered, normalizeVersion(min)) >= 0) &&
    (max === undefined || compare(offered, normalizeVersion(max)) <= 0)
  )
}

/** Like `compareVersions`, but supports infinity. */
function compare(a: Version, b: Version): number {
  const finite = (version: Version) => version.map((part) => Math.min(part, Number.MAX_SAFE_INTEGER))
  return compareVersions(finite(a), finite(b))
}

/**
 * The bounds of a filter. A service type such as `volumev2` fixes the major version.
 *
 * @throws InvalidParameterError if the filter contradicts itself
 */
export function readVersionRange(filter: VersionFilter, serviceType = ''): VersionRange {
  const { version, minVersion, maxVersion } = filter
  if (version !== undefined && (minVersion ?? maxVersion) !== undefined) {
    throw refuse('version', 'cannot be combined with `minVersion` and `maxVersion`')
  }
  const implied = /[a-z]v(\d)$/.exec(serviceType)?.[1]
  const read = (value: VersionInput | undefined, parameter: string): Version | undefined => {
    if (value === undefined) return undefined
    const read = normalizeVersion(value, parameter)
    if (implied === undefined || read[0] === Number(implied)) return read
    if (read[0] === latest) return [Number(implied), latest]
    throw refuse(parameter, `contradicts the service type ${serviceType}`)
  }
  const only = read(version, 'version')
  if (only) return { min: only, max: [only[0] ?? latest, latest] }
  const [min, given] = [read(minVersion, 'minVersion'), read(maxVersion, 'maxVersion')]
  const max = given ?? (min && [implied === undefined ? latest : Number(implied), latest])
  if (min && max && compare(max, min) < 0) throw refuse('maxVersion', 'is below `minVersion`')
  return { min, max }
}

function refuse(parameter: string, reason: string): InvalidParameterError {
  return new InvalidParameterError({ parameter, reason })
}
