import { InvalidParameterError } from '../../errors/index.js'
import { warnOnConsole } from '../../session/internal.js'
import type { Environment } from '../fetch/chooseProxy.js'
import { chooseRegion, listRegions } from './chooseRegion.js'
import type { CloudConfiguration } from './cloudConfiguration.js'
import { type FileSystem, findFile, listPaths, type Place } from './cloudsFiles.js'
import { describesCloud, readEnvironment, readVariables, toVariable } from './environment.js'
import { findHiddenKeys } from './findHiddenKeys.js'
import { resolveCloud } from './resolveCloud.js'
import { mappingOf, mergeValues, normalizeKeys, readText, type Values } from './values.js'

export type LoadCloudOptions = FileSystem & {
  /** One of the regions that the entry lists. @default the first */
  regionName?: string | undefined
  /** @default process.env */
  env?: Environment | undefined
  /** Receives warnings, such as an option that has no effect. @default console.warn */
  onWarning?: ((message: string) => void) | undefined
}

/** The known clouds: those of the files, and the one from environment variables. */
type Clouds = {
  file: string | undefined
  entries: Readonly<Record<string, unknown>>
  fromVariables: string | undefined
}

/** The entries of a mapping. Their names are kept unchanged. */
function readEntries(content: Values | undefined, key: string): Record<string, Values> {
  const entries = Object.entries(mappingOf(content?.[key]))
  return Object.fromEntries(entries.map(([name, entry]) => [name, normalizeKeys(mappingOf(entry))]))
}

function readClouds(place: Place): Clouds {
  const found = findFile(place, 'clouds', 'OS_CLIENT_CONFIG_FILE')
  const secure = findFile(place, 'secure', 'OS_CLIENT_SECURE_FILE')
  const entries = mergeValues(readEntries(found?.content, 'clouds'), readEntries(secure?.content, 'clouds'))
  const file = found?.file ?? secure?.file
  if (!describesCloud(place.env)) return { file, entries, fromVariables: undefined }
  const fromVariables = place.env['OS_CLOUD_NAME'] || 'envvars'
  if (Object.hasOwn(entries, fromVariables)) {
    throw new InvalidParameterError({
      parameter: 'OS_CLOUD_NAME',
      reason: `gives the cloud of the environment variables a name that ${file} also has: "${fromVariables}"`,
      advice: 'Set OS_CLOUD_NAME to another name, or rename the cloud in the file.',
    })
  }
  return { file, fromVariables, entries: { ...entries, [fromVariables]: readVariables(place.env) } }
}

function refuseCloud(reason: string, clouds: Clouds, place: Place): InvalidParameterError {
  const names = Object.keys(clouds.entries)
  const looked = `No file: looked for ${listPaths(place, 'clouds')
    .filter((path) => path.endsWith('.yaml'))
    .join(', ')}.`
  const advice = `Clouds${clouds.file ? ` in ${clouds.file}` : ''}: ${names.join(', ') || '(none)'}.`
  return new InvalidParameterError({
    parameter: 'cloud',
    reason,
    advice: names.length === 0 && !clouds.file ? looked : advice,
  })
}

/** The name of the cloud to use: the given one, the one in OS_CLOUD, the one of the variables, or the only one. */
function chooseName(clouds: Clouds, name: string | undefined, place: Place): string {
  const names = Object.keys(clouds.entries)
  const wanted =
    name || place.env['OS_CLOUD'] || clouds.fromVariables || (names.length === 1 ? names[0] : undefined)
  if (!wanted)
    throw refuseCloud(names.length ? 'is missing, and there are several' : 'is missing', clouds, place)
  if (!Object.hasOwn(clouds.entries, wanted)) throw refuseCloud(`is unknown: "${wanted}"`, clouds, place)
  return wanted
}

/** The profile of a public cloud provider: an entry of `clouds-public.yaml`. */
function readProfile(name: string, entry: Values, label: (key: string) => string, place: Place): Values {
  const key = entry['profile'] ? 'profile' : 'cloud'
  const profile = readText(entry, key, label)
  if (!profile) return {}
  if (key === 'cloud') place.warn(`\`cloud\` in the entry of cloud "${name}" is deprecated: use \`profile\`.`)
  const found = findFile(place, 'clouds-public')
  const profiles = readEntries(found?.content, 'public-clouds')
  if (Object.hasOwn(profiles, profile)) return profiles[profile] ?? {}
  const known = found
    ? `${found.file} has ${Object.keys(profiles).join(', ') || 'none'}`
    : 'there is no clouds-public.yaml'
  place.warn(`The profile "${profile}" of cloud "${name}" is unknown: ${known}.`)
  return {}
}

/** Merges the values of variables over those of a file, as the command line does. */
function overlay(values: Values, variables: Values): Values {
  const { verify, ...rest } = values
  const kept = 'insecure' in variables || verify === undefined ? rest : values
  return { ...kept, ...variables }
}

/** A cloud, and whether it comes from environment variables. */
export type ReadCloud = { configuration: CloudConfiguration; fromVariables: boolean }

/**
 * Finds and reads a cloud, with the environment variables merged over it if requested.
 *
 * @internal
 */
export function readCloud(
  name: string | undefined,
  options: LoadCloudOptions,
  variablesWin: boolean,
): ReadCloud {
  const { env = process.env, onWarning: warn = warnOnConsole } = options
  const place: Place = { ...options, env, warn }
  const clouds = readClouds(place)
  const chosen = chooseName(clouds, name, place)
  if (chosen === clouds.fromVariables) {
    const configuration = readEnvironment(env, options)
    const regionName = options.regionName || configuration.regionName
    return { configuration: { ...configuration, regionName }, fromVariables: true }
  }
  const label = (key: string) => key
  const entry = mappingOf(clouds.entries[chosen])
  const profile = readProfile(chosen, entry, label, place)
  const whole = mergeValues(profile, entry)
  const variables = variablesWin ? readVariables(env) : {}
  // A list in the entry itself takes precedence over one in its profile.
  const own = listRegions(entry, label)
  const regions = own.length > 0 ? own : listRegions(whole, label)
  const wanted = options.regionName || readText(variables, 'region_name', toVariable)
  const region = chooseRegion(chosen, regions, wanted)
  const { regions: _, ...rest } = mergeValues(whole, region.values)
  const values = { ...overlay(rest, variables), region_name: region.name }
  const layers = [profile, entry, region.values].map((layer) => ({ values: layer, label }))
  for (const { key, hiddenBy } of findHiddenKeys([...layers, { values: variables, label: toVariable }])) {
    warn(`\`${key}\` has no effect: cloud "${chosen}" also has \`${hiddenBy}\`, which takes precedence.`)
  }
  const regionNames = regions.flatMap((each) => each.name ?? [])
  const configuration = resolveCloud({ name: chosen, values, regionNames, label, env, warn })
  return { configuration, fromVariables: false }
}

/**
 * Reads a cloud from `clouds.yaml` and `secure.yaml`, as OpenStack's tools do: the first `clouds.yaml` (or `.yml`,
 * `.json`) in the working folder, `~/.config/openstack` and `/etc/openstack`, or the file in `OS_CLIENT_CONFIG_FILE`.
 * Without a name it is the cloud in `OS_CLOUD`, the one that variables such as `OS_USERNAME` describe, or the only one.
 *
 * @throws CloudsFileError if a file cannot be parsed
 * @throws InvalidParameterError if there is no such cloud or region, or a value is invalid
 * @throws PluginNotSupportedError if its `auth_type` is not supported
 * @example
 * ```ts
 * const { regionNames } = loadCloud('production')
 * ```
 */
export function loadCloud(name?: string, options: LoadCloudOptions = {}): CloudConfiguration {
  return readCloud(name, options, false).configuration
}
