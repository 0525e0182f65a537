import type { AuthPlugin } from '../../identity/index.js'

/** Options of a plugin's constructor, by the names it knows: `userDomainId`. */
export type PluginOptions = Readonly<Record<string, unknown>>

/** The name of an option as configuration files write it, then its other names: `['username', 'user_name']`. */
export type OptionNames = readonly [name: string, ...aliases: string[]]

/** One of `need` must be given; if there is `when`, only if that is given. */
export type Rule = { readonly need: readonly string[]; readonly when?: string }

/** What a configuration must know of a plugin. */
export type PluginDefinition = {
  readonly options: readonly OptionNames[]
  readonly rules: readonly Rule[]
  /** Options whose name in the constructor is not simply the same in camelCase. */
  readonly renamed?: Readonly<Record<string, string>>
  /** The option that lists other plugins, and those whose rules then apply too. */
  readonly combines?: { readonly option: string; readonly plugins: readonly string[] }
  readonly create: (options: PluginOptions) => AuthPlugin
}

/** `user_domain_id` → `userDomainId`, and what is called otherwise. */
export function toOptionName(definition: PluginDefinition, name: string): string {
  return definition.renamed?.[name] ?? name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
