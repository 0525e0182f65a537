import type { AuthPlugin } from '../../identity/index.js'

/** Options by the names of a plugin's constructor: `userDomainId`. */
export type PluginOptions = Readonly<Record<string, unknown>>

/** The name of an option in configuration files, then its aliases: `['username', 'user_name']`. */
export type OptionNames = readonly [name: string, ...aliases: string[]]

/** One of `need` is required; with `when`, only if that option is set. */
export type Rule = { readonly need: readonly string[]; readonly when?: string }

/** How configuration maps to a plugin. */
export type PluginDefinition = {
  readonly options: readonly OptionNames[]
  readonly rules: readonly Rule[]
  /** Options whose constructor name is not the same in camelCase. */
  readonly renamed?: Readonly<Record<string, string>>
  /** The option that lists other plugins, and the plugins whose rules then apply too. */
  readonly combines?: { readonly option: string; readonly plugins: readonly string[] }
  readonly create: (options: PluginOptions) => AuthPlugin
}

/** `user_domain_id` → `userDomainId`, with the exceptions of the plugin. */
export function toOptionName(definition: PluginDefinition, name: string): string {
  return definition.renamed?.[name] ?? name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
