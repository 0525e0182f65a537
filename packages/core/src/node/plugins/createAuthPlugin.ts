import { InvalidParameterError } from '../../errors/index.js'
import type { AuthPlugin } from '../../identity/index.js'
import { MissingRequiredOptionsError } from '../errors.js'
import { type PluginDefinition, type PluginOptions, type Rule, toOptionName } from './definition.js'
import { plugins } from './plugins.js'
import { unsupported } from './unsupported.js'

/** The supported values of `auth_type` and `OS_AUTH_TYPE`. */
export const authPluginNames: readonly string[] = Object.keys(plugins)

/**
 * The definition of a plugin.
 *
 * @throws PluginNotSupportedError if the plugin is not supported here; its message names the alternative
 * @throws InvalidParameterError if there is no such plugin
 */
export function findPlugin(authType: string): PluginDefinition {
  const definition = Object.hasOwn(plugins, authType) ? plugins[authType] : undefined
  if (definition) return definition
  if (Object.hasOwn(unsupported, authType)) unsupported[authType]?.()
  throw new InvalidParameterError({
    parameter: 'authType',
    reason: `is unknown: "${authType}"`,
    advice: `Plugins: ${authPluginNames.join(', ')}.`,
  })
}

/** The rules of the plugin and of the plugins that it combines. Unknown names are left to its class. */
function rulesOf(definition: PluginDefinition, options: PluginOptions): Rule[] {
  const { combines, rules } = definition
  const list = combines && options[toOptionName(definition, combines.option)]
  const names: unknown[] = typeof list === 'string' ? list.split(/[\s,]+/) : Array.isArray(list) ? list : []
  const parts = combines?.plugins.filter((name) => names.includes(name)) ?? []
  return [...rules, ...parts.flatMap((name) => plugins[name]?.rules ?? [])]
}

/** The name of an option at its source, and advice. */
export type Labels = { of: (name: string) => string; advice?: string | undefined }

/** Rejects insufficient options for the plugin. */
function checkRules(
  authType: string,
  definition: PluginDefinition,
  options: PluginOptions,
  labels: Labels,
): void {
  const given = (name: string) => {
    const value = options[toOptionName(definition, name)]
    return value !== undefined && value !== null && value !== ''
  }
  const missing = new Map<string, string>()
  for (const { need, when } of rulesOf(definition, options)) {
    if ((when !== undefined && !given(when)) || need.some(given)) continue
    missing.set(toOptionName(definition, need[0] ?? ''), need.map(labels.of).join('` or `'))
  }
  if (missing.size === 0) return
  const { advice } = labels
  throw new MissingRequiredOptionsError({
    authType,
    options: [...missing.keys()],
    labels: [...missing.values()],
    advice,
  })
}

/** Like `createAuthPlugin`, but reports missing options by their names at the source. */
export function createLabelledPlugin(authType: string, options: PluginOptions, labels: Labels): AuthPlugin {
  const definition = findPlugin(authType)
  checkRules(authType, definition, options, labels)
  return definition.create(options)
}

/**
 * Creates an auth plugin from its name in configuration files and `OS_AUTH_TYPE`, and from the options of its
 * constructor. It requires more than the constructor, like Python's loaders: the name of a user or project needs its
 * domain.
 *
 * @throws MissingRequiredOptionsError with all missing options
 * @throws PluginNotSupportedError, InvalidParameterError if there is no such plugin
 * @example
 * ```ts
 * const auth = createAuthPlugin('v3applicationcredential', {
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   applicationCredentialId: '21dced0f…',
 *   applicationCredentialSecret: 'secret',
 * })
 * ```
 */
export function createAuthPlugin(authType: string, options: PluginOptions): AuthPlugin {
  return createLabelledPlugin(authType, options, { of: (name) => toOptionName(findPlugin(authType), name) })
}
