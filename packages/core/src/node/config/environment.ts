import { warnOnConsole } from '../../session/internal.js'
import type { Environment } from '../fetch/chooseProxy.js'
import type { CloudConfiguration } from './cloudConfiguration.js'
import { resolveCloud } from './resolveCloud.js'
import type { Values } from './values.js'

/** Variables that select a file or an entry, and do not describe a cloud. */
const selectors = new Set(['cloud', 'cloud_name', 'client_config_file', 'client_secure_file'])

/** Variables of test tools with the same prefix. */
const foreign = /^OS_(TEST|STD|LOG)/

/** The name of the variable for a key of `clouds.yaml`. */
export function toVariable(key: string): string {
  return `OS_${key.replace(/^auth\./, '').toUpperCase()}`
}

/** The variables `OS_…` in the format of an entry of `clouds.yaml`; empty ones are ignored. */
export function readVariables(env: Environment): Values {
  const values = Object.entries(env).flatMap(([name, value]) => {
    const key = name.slice(3).toLowerCase()
    const counts = name.startsWith('OS_') && !foreign.test(name) && value && !selectors.has(key)
    return counts ? [[key, value] as const] : []
  })
  const own = {
    monitoring_endpoint_override: env['MONASCA_API_URL'],
    monitoring_api_version: env['MONASCA_API_VERSION'],
  }
  return Object.fromEntries([...values, ...Object.entries(own).filter(([, value]) => value)])
}

/** Whether the variables describe a cloud themselves: a region alone only selects within one. */
export function describesCloud(env: Environment): boolean {
  return Object.keys(readVariables(env)).some((key) => key !== 'region_name' && !/^monitoring_/.test(key))
}

/**
 * Reads the variables that the OpenStack command line and python-monascaclient read: `OS_AUTH_TYPE`, `OS_AUTH_URL`,
 * `OS_USERNAME`, …, `OS_CACERT`, `OS_REGION_NAME`, `OS_INTERFACE`, `MONASCA_API_URL`. Empty ones are ignored, and no
 * files are read.
 *
 * @throws InvalidParameterError, PluginNotSupportedError if a variable has an invalid value
 * @example
 * ```ts
 * const { authType, authOptions } = readEnvironment()
 * const auth = createAuthPlugin(authType, authOptions)
 * ```
 */
export function readEnvironment(
  env: Environment = process.env,
  options: { onWarning?: ((message: string) => void) | undefined } = {},
): CloudConfiguration {
  return resolveCloud({
    name: env['OS_CLOUD_NAME'] || 'envvars',
    values: readVariables(env),
    regionNames: [],
    label: toVariable,
    env,
    warn: options.onWarning ?? warnOnConsole,
  })
}
