import { isRecord } from '../../http/json.js'
import type { JsonObject } from '../requests/members.js'
import type { MappingRule, RemoteCondition } from './mappingRules.js'

/** The attributes that an identity provider asserts: values by name. */
export type Attributes = Readonly<Record<string, readonly string[]>>

/** A group by id, or by name and domain. */
export type GroupReference = {
  id?: string | undefined
  name?: string | undefined
  domain?: { id?: string | undefined; name?: string | undefined } | undefined
}

/** The user and groups that a mapping results in. */
export type Mapped = { userName: string | undefined; groups: GroupReference[] }

/**
 * Applies the rules of a mapping. All matching rules are combined; the first user name applies. `undefined` if none
 * matches.
 */
export function applyMapping(rules: readonly MappingRule[], attributes: Attributes): Mapped | undefined {
  const matches = rules.flatMap((rule) => {
    const places = matchAll(rule.remote, normalize(attributes))
    return places ? [{ rule, places }] : []
  })
  if (matches.length === 0) return undefined
  const locals = matches.flatMap(({ rule, places }) => rule.local.map((local) => ({ local, places })))
  const users = locals.flatMap(({ local, places }) => {
    const { name, id } = isRecord(local['user']) ? local['user'] : {}
    const template = typeof name === 'string' ? name : id
    return typeof template === 'string' ? [fill(template, places)] : []
  })
  return { userName: users[0], groups: locals.flatMap(({ local, places }) => groupsOf(local, places)) }
}

/** The values of all conditions that pass values on, in order; `undefined` if one is not met. */
function matchAll(
  conditions: readonly RemoteCondition[],
  attributes: ReadonlyMap<string, readonly string[]>,
): string[][] | undefined {
  const places: string[][] = []
  for (const condition of conditions) {
    const values = attributes.get(normalizeName(condition.type))
    if (values === undefined) return undefined
    const isIn = (list: readonly unknown[]) => (value: string) =>
      list.some((item) => (condition.regex ? matches(String(item), value) : item === value))
    const { any_one_of: any, not_any_of: none, whitelist, blacklist } = condition
    if (any && !values.some(isIn(any))) return undefined
    if (none?.length && values.some(isIn(none))) return undefined
    if (any || none) continue
    const passes = (value: string) =>
      (!whitelist || isIn(whitelist)(value)) && (!blacklist || !isIn(blacklist)(value))
    places.push(values.filter(passes))
  }
  return places
}

function groupsOf(local: JsonObject, places: readonly string[][]): GroupReference[] {
  const domain = isRecord(local['domain']) ? domainOf(local['domain']) : undefined
  const one = isRecord(local['group']) ? local['group'] : undefined
  const group: GroupReference[] = one
    ? [
        {
          id: typeof one['id'] === 'string' ? fill(one['id'], places) : undefined,
          name: typeof one['name'] === 'string' ? fill(one['name'], places) : undefined,
          domain: isRecord(one['domain']) ? domainOf(one['domain']) : domain,
        },
      ]
    : []
  const names = typeof local['groups'] === 'string' ? fillAll(local['groups'], places) : []
  const ids = typeof local['group_ids'] === 'string' ? fillAll(local['group_ids'], places) : []
  return [...group, ...names.map((name) => ({ name, domain })), ...ids.map((id) => ({ id }))]
}

function domainOf({ id, name }: JsonObject): { id?: string | undefined; name?: string | undefined } {
  return {
    id: typeof id === 'string' ? id : undefined,
    name: typeof name === 'string' ? name : undefined,
  }
}

/** `{0}` is the first value of the first condition that passes values on, and so on. */
function fill(template: string, places: readonly string[][]): string {
  return template.replaceAll(/\{(\d+)\}/g, (_place, index: string) => places[Number(index)]?.[0] ?? '')
}

/** A placeholder on its own means all its values; each may contain several, separated by semicolons. */
function fillAll(template: string, places: readonly string[][]): string[] {
  const index = /^\{(\d+)\}$/.exec(template)?.[1]
  const values = index === undefined ? [fill(template, places)] : (places[Number(index)] ?? [])
  return values.flatMap((value) => value.split(';')).filter((value) => value !== '')
}

/** Names of the same attribute differ: `HTTP_OIDC_SUB` is `OIDC-sub`. */
function normalizeName(name: string): string {
  return name
    .replace(/^HTTP_/i, '')
    .replaceAll('_', '-')
    .toLowerCase()
}

function normalize(attributes: Attributes): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(attributes).map(([name, values]) => [normalizeName(name), values]))
}

/** Matches from the start of the value, as Python does; an invalid pattern matches nothing. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})`, 'u').test(value)
  } catch {
    return false
  }
}
