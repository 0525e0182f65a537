import { InvalidParameterError } from '../../errors/index.js'
import type { AuthPlugin } from '../../identity/index.js'
import { MissingRequiredOptionsError } from '../errors.js'
import { type PluginDefinition, type PluginOptions, type Rule, toOptionName } from './definition.js'
import { plugins } from './plugins.js'
import { unsupported } from './unsupported.js'

/** The names that `auth_type` and `OS_AUTH_TYPE` can have here. */
export const authPluginNames: readonly string[] = Object.keys(plugins)

/**
 * What is known of a plugin.
 *
 * @throws PluginNotSupportedError when there is no such plugin here; its message says what to use instead
 * @throws InvalidParameterError when there is none anywhere
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

/** The rules of the plugin, with those of the plugins that it combines; names of others are left to its class. */
function rulesOf(definition: PluginDefinition, options: PluginOptions): Rule[] {
  const { combines, rules } = definition
  const list = combines && options[toOptionName(definition, combines.option)]
  const names: unknown[] = typeof list === 'string' ? list.split(/[\s,]+/) : Array.isArray(list) ? list : []
  const parts = combines?.plugins.filter((name) => names.includes(name)) ?? []
  return [...rules, ...parts.flatMap((name) => plugins[name]?.rules ?? [])]
}

/** What else can be said about an option: how it is called where it was looked for. */
export type Labels = { of: (name: string) => string; advice?: string | undefined }

/** Refuses options that are not enough for the plugin. */
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

/** As `createAuthPlugin`, telling what is missing by the names that it has where it was looked for. */
export function createLabelledPlugin(authType: string, options: PluginOptions, labels: Labels): AuthPlugin {
  const definition = findPlugin(authType)
  checkRules(authType, definition, options, labels)
  return definition.create(options)
}

/**
 * Makes an auth plugin from its name in configuration files, as `OS_AUTH_TYPE` has it, and options by the names that
 * its constructor knows. More is required than by the constructor, as Python's loaders do: a user's or project's name
 * needs its domain.
 *
 * @throws MissingRequiredOptionsError listing all options that are missing
 * @throws PluginNotSupportedError, InvalidParameterError when there is no such plugin
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
