import { isRecord } from '../../http/json.js'
import type { JsonObject } from '../requests/members.js'

/** What must be there of what an identity provider says, and what of it goes on to the local side. */
export type RemoteCondition = {
  /** Name of an attribute, such as `OIDC-sub`. */
  type: string
  /** At least one value is one of these. */
  any_one_of?: unknown[] | undefined
  /** No value is one of these. */
  not_any_of?: unknown[] | undefined
  /** Only these values go on. */
  whitelist?: unknown[] | undefined
  /** All values but these go on. */
  blacklist?: unknown[] | undefined
  /** Whether the lists hold regular expressions, which match from the beginning. */
  regex?: boolean | undefined
}

/** A rule of a mapping, as administrators write it. */
export type MappingRule = { local: JsonObject[]; remote: RemoteCondition[] }

const lists = ['any_one_of', 'not_any_of', 'whitelist', 'blacklist']
const locals = ['user', 'group', 'groups', 'group_ids', 'domain', 'projects']

/** Tells whether a value is a list of rules. */
export function isMappingRules(value: unknown): value is MappingRule[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRule)
}

function isRule(rule: unknown): boolean {
  if (!isRecord(rule) || Object.keys(rule).some((key) => key !== 'local' && key !== 'remote')) return false
  const { local, remote } = rule
  if (!Array.isArray(local) || !local.every(isLocal)) return false
  return Array.isArray(remote) && remote.length > 0 && remote.every(isCondition)
}

function isLocal(local: unknown): boolean {
  if (!isRecord(local) || Object.keys(local).some((key) => !locals.includes(key))) return false
  const { user, group, groups, group_ids: groupIds, domain } = local
  return (
    [user, group, domain].every((part) => part === undefined || isRecord(part)) &&
    [groups, groupIds].every((part) => part === undefined || typeof part === 'string')
  )
}

function isCondition(condition: unknown): boolean {
  if (!isRecord(condition) || typeof condition['type'] !== 'string') return false
  const given = Object.keys(condition).filter((key) => lists.includes(key))
  const known = Object.keys(condition).every(
    (key) => key === 'type' || key === 'regex' || lists.includes(key),
  )
  const { regex } = condition
  return (
    known &&
    given.length <= 1 &&
    given.every((key) => Array.isArray(condition[key])) &&
    (regex === undefined || (typeof regex === 'boolean' && given.length === 1))
  )
}
