import type { OptionNames, Rule } from './definition.js'

/** Where Keystone is. */
export const authUrl: readonly OptionNames[] = [['auth_url']]

/** Where a service is, for plugins without Keystone. */
export const endpoint: readonly OptionNames[] = [['endpoint', 'url']]

const project: readonly OptionNames[] = [
  ['project_id', 'tenant_id'],
  ['project_name', 'tenant_name'],
  ['project_domain_id'],
  ['project_domain_name'],
]

const domain: readonly OptionNames[] = [['domain_id'], ['domain_name']]

/** A scope that needs no token of another kind: a project or a domain. */
export const plainScope: readonly OptionNames[] = [...project, ...domain]

/** What a v3 token can be for. */
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

/** The domain of what is named without one. */
export const defaultDomain: readonly OptionNames[] = [['default_domain_id'], ['default_domain_name']]

/** Each of the options is needed. */
export function needs(...names: readonly string[]): readonly Rule[] {
  return names.map((name) => ({ need: [name] }))
}

/** One of the options is needed. */
export function needsOne(...need: readonly string[]): Rule {
  return { need }
}

/** A project's name says nothing without its domain. */
export const projectInDomain: Rule = {
  when: 'project_name',
  need: ['project_domain_id', 'project_domain_name'],
}

/** A user's name says nothing without its domain. */
export const userInDomain: Rule = { when: 'username', need: ['user_domain_id', 'user_domain_name'] }

/** Who signs in. */
export const someUser: Rule = needsOne('username', 'user_id')
