import { homedir } from 'node:os'
import { join } from 'node:path'
import { InvalidParameterError } from '../../errors/index.js'
import { findPlugin } from '../plugins/createAuthPlugin.js'
import { findUnknownOptions, readAuthOptions, readAuthType } from './authOptions.js'
import type { CloudConfiguration } from './cloudConfiguration.js'
import { readBoolean, readList, readSeconds, readText, type Values } from './values.js'

/** A selected and merged entry, with the context for errors and warnings. */
export type Entry = {
  name: string
  values: Values
  regionNames: readonly string[]
  /** The name of a key at its source: `OS_AUTH_URL`, `auth.auth_url`. */
  label: (key: string) => string
  env: Readonly<Record<string, string | undefined>>
  warn: (message: string) => void
}

/** The one version of the API, in all its spellings. */
const knownVersion = /^v?2([._]0)?$/

/** Expands a `~`, which shells do not expand in files. */
function expandHome(path: string | undefined, home: string | undefined): string | undefined {
  return path?.startsWith('~/') ? join(home || homedir(), path.slice(2)) : path
}

/** Whether to check certificates, or the CA: `verify` before its opposite `insecure`, and both before the file. */
function readVerify({ values, label, env, warn }: Entry): boolean | string {
  const insecure = readBoolean(values, 'insecure', label)
  const verify = readBoolean(values, 'verify', label) ?? !insecure
  const file = readText(values, 'cacert', label)
  if (verify) {
    // The fallback of Python's requests.
    const usual = env['REQUESTS_CA_BUNDLE'] || env['CURL_CA_BUNDLE']
    return expandHome(file ?? usual, env['HOME']) ?? true
  }
  if (file !== undefined) warn(`\`${label('cacert')}\` has no effect because certificates are not checked.`)
  return false
}

/** A value for Monasca only, else the one for all services. */
function readServiceText({ values, label }: Entry, key: string): string | undefined {
  return readText(values, `monitoring_${key}`, label) ?? readText(values, key, label)
}

/** Monasca's URL: openstacksdk reads the short name too, after the long one. */
function readEndpoint({ values, label }: Entry): string | undefined {
  const keys = ['monitoring_endpoint_override', 'monitoring_endpoint', 'endpoint_override']
  for (const key of keys) {
    const url = readText(values, key, label)
    if (url) return url
  }
  return undefined
}

function readInterface({ values, label }: Entry): string | readonly string[] | undefined {
  for (const key of ['monitoring_interface', 'monitoring_endpoint_type', 'interface', 'endpoint_type']) {
    const list = readList(values, key, label)
    if (list) return list.length === 1 ? list[0] : list
  }
  return undefined
}

/**
 * Converts an entry of `clouds.yaml`, or environment variables in that format, to options of this library.
 *
 * @throws InvalidParameterError if a value is invalid
 */
export function resolveCloud(entry: Entry): CloudConfiguration {
  const { name, values, regionNames, label, env, warn } = entry
  const version = readText(values, 'monitoring_api_version', label)
  if (version !== undefined && !knownVersion.test(version)) {
    throw new InvalidParameterError({
      parameter: label('monitoring_api_version'),
      reason: 'is unknown',
      advice: "The only version is '2_0'.",
    })
  }
  const authType = readAuthType(values, label)
  const definition = findPlugin(authType)
  const regionName = readServiceText(entry, 'region_name')
  for (const option of findUnknownOptions(values, definition)) {
    warn(
      `\`${label(`auth.${option}`)}\` of cloud "${name}" has no effect: \`${authType}\` has no such option.`,
    )
  }
  return {
    name,
    authType,
    authOptions: readAuthOptions(values, definition, regionName, label),
    verify: readVerify(entry),
    cert: expandHome(readText(values, 'cert', label), env['HOME']),
    key: expandHome(readText(values, 'key', label), env['HOME']),
    timeout: readSeconds(values, 'api_timeout', label),
    regionName,
    regionNames,
    interface: readInterface(entry),
    serviceType: readServiceText(entry, 'service_type'),
    serviceName: readServiceText(entry, 'service_name'),
    endpoint: readEndpoint(entry)?.replaceAll('{region_name}', regionName ?? ''),
  }
}
