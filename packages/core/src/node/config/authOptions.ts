import { maskWhenPrinted } from '../../transport/index.js'
import type { PluginOptions } from '../plugins/definition.js'
import { type PluginDefinition, toOptionName } from '../plugins/definition.js'
import { mappingOf, readList, readText, type Values } from './values.js'

type Label = (key: string) => string

/** The plugin name: the configured one, else the one that matches the credentials. */
export function readAuthType(values: Values, label: Label): string {
  const key = 'auth_type' in values ? 'auth_type' : 'auth_plugin'
  if (key in values) {
    const named = readText(values, key, label)
    // "None" selects a service without Keystone; `token_endpoint` is an old name of `admin_token`.
    if (named === undefined || named === 'None') return 'none'
    return named === 'token_endpoint' ? 'admin_token' : named
  }
  const given = { ...values, ...mappingOf(values['auth']) }
  const has = (...names: string[]) => names.some((name) => readText(given, name, label) !== undefined)
  return has('token', 'auth_token') && !has('username', 'user_name', 'user_id') ? 'token' : 'password'
}

/** The first of the names that has a value: members beside `auth` take precedence over members within it. */
function find(values: Values, names: readonly string[], label: Label, isList = false): unknown {
  for (const [place, prefix] of [
    [values, ''],
    [mappingOf(values['auth']), 'auth.'],
  ] as const) {
    for (const name of names) {
      const value = (isList ? readList : readText)(place, name, () => label(prefix + name))
      if (value !== undefined) return value
    }
  }
  return undefined
}

/** A single domain applies to both user and project; without a project it is the scope itself. */
function spreadDomain(found: Map<string, unknown>, values: Values, label: Label): void {
  const given = (name: string) => found.get(name) !== undefined
  const fill = (kind: 'user' | 'project', id: unknown, name: unknown) => {
    if (given(`${kind}_domain_id`) || given(`${kind}_domain_name`)) return
    if (id !== undefined) found.set(`${kind}_domain_id`, id)
    else if (name !== undefined) found.set(`${kind}_domain_name`, name)
  }
  const projectScoped = given('project_id') || given('project_name')
  const [id, name] = ['domain_id', 'domain_name'].map((option) => find(values, [option], label))
  if (projectScoped) {
    for (const kind of ['user', 'project'] as const) fill(kind, id, name)
    found.delete('domain_id')
    found.delete('domain_name')
  }
  // The command line's OS_DEFAULT_DOMAIN.
  const fallback = find(values, ['default_domain'], label)
  if (given('username')) fill('user', fallback, undefined)
  if (given('project_name')) fill('project', fallback, undefined)
}

/** The options of a plugin in an entry, by the option names of its constructor. */
export function readAuthOptions(
  values: Values,
  definition: PluginDefinition,
  regionName: string | undefined,
  label: Label,
): PluginOptions {
  const found = new Map<string, unknown>()
  for (const names of definition.options) {
    const value = find(values, names, label, names[0] === definition.combines?.option)
    if (value !== undefined) found.set(names[0], value)
  }
  spreadDomain(found, values, label)
  const known = new Set(definition.options.map(([name]) => name))
  const authUrl = found.get('auth_url')
  if (typeof authUrl === 'string')
    found.set('auth_url', authUrl.replaceAll('{region_name}', regionName ?? ''))
  return maskWhenPrinted(
    Object.fromEntries(
      [...found]
        .filter(([name]) => known.has(name))
        .map(([name, value]) => [toOptionName(definition, name), value]),
    ),
  )
}

/** Members of `auth` that the plugin does not read: most likely typos. */
export function findUnknownOptions(values: Values, definition: PluginDefinition): string[] {
  const known = new Set([...definition.options.flat(), 'domain_id', 'domain_name', 'default_domain'])
  return Object.keys(mappingOf(values['auth'])).filter((name) => !known.has(name))
}
