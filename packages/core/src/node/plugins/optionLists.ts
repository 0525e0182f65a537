import type { OptionNames, Rule } from './definition.js'

/** The URL of Keystone. */
export const authUrl: readonly OptionNames[] = [['auth_url']]

/** The URL of a service, for plugins without Keystone. */
export const endpoint: readonly OptionNames[] = [['endpoint', 'url']]

const project: readonly OptionNames[] = [
  ['project_id', 'tenant_id'],
  ['project_name', 'tenant_name'],
  ['project_domain_id'],
  ['project_domain_name'],
]

const domain: readonly OptionNames[] = [['domain_id'], ['domain_name']]

/** A scope for any token: a project or a domain. */
export const plainScope: readonly OptionNames[] = [...project, ...domain]

/** The scopes of a v3 token. */
export const scope: readonly OptionNames[] = [...plainScope, ['system_scope'], ['trust_id']]

/** The scope of a v2.0 token. */
export const tenant: readonly OptionNames[] = [
  ['tenant_id', 'project_id'],
  ['tenant_name', 'project_name'],
  ['trust_id'],
]

/** A user of Keystone. */
export const user: readonly OptionNames[] = [
  ['user_id'],
  ['username', 'user_name'],
  ['user_domain_id'],
  ['user_domain_name'],
]

/** The domain of names without one. */
export const defaultDomain: readonly OptionNames[] = [['default_domain_id'], ['default_domain_name']]

/** Each of the options is required. */
export function needs(...names: readonly string[]): readonly Rule[] {
  return names.map((name) => ({ need: [name] }))
}

/** One of the options is required. */
export function needsOne(...need: readonly string[]): Rule {
  return { need }
}

/** A project name is ambiguous without its domain. */
export const projectInDomain: Rule = {
  when: 'project_name',
  need: ['project_domain_id', 'project_domain_name'],
}

/** A user name is ambiguous without its domain. */
export const userInDomain: Rule = { when: 'username', need: ['user_domain_id', 'user_domain_name'] }

/** The user who signs in. */
export const someUser: Rule = needsOne('username', 'user_id')
