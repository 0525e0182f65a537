import * as v from 'valibot'
import { isRecord } from '../../http/json.js'
import type { JsonObject } from '../requests/members.js'

/**
 * A condition on an attribute that an identity provider asserts, and which of its values are passed to the local part.
 */
export type RemoteCondition = {
  /** Name of an attribute, such as `OIDC-sub`. */
  type: string
  /** At least one value must be one of these. */
  any_one_of?: unknown[] | undefined
  /** No value may be one of these. */
  not_any_of?: unknown[] | undefined
  /** Only these values are passed on. */
  whitelist?: unknown[] | undefined
  /** All values except these are passed on. */
  blacklist?: unknown[] | undefined
  /** Whether the lists contain regular expressions, which match from the start. */
  regex?: boolean | undefined
}

/** A rule of a mapping, as administrators write it. */
export type MappingRule = { local: JsonObject[]; remote: RemoteCondition[] }

const lists = ['any_one_of', 'not_any_of', 'whitelist', 'blacklist'] as const

const list = v.optional(v.array(v.unknown()))

const condition = v.pipe(
  v.strictObject({
    type: v.string(),
    any_one_of: list,
    not_any_of: list,
    whitelist: list,
    blacklist: list,
    regex: v.optional(v.boolean()),
  }),
  v.check((remote) => {
    const given = lists.filter((name) => name in remote)
    return given.length <= 1 && (remote.regex === undefined || given.length === 1)
  }),
)

const part = v.optional(v.custom<JsonObject>(isRecord))

const local = v.pipe(
  v.custom<JsonObject>(isRecord),
  v.strictObject({
    user: part,
    group: part,
    groups: v.optional(v.string()),
    group_ids: v.optional(v.string()),
    domain: part,
    projects: v.optional(v.unknown()),
  }),
)

const mappingRules = v.pipe(
  v.array(v.strictObject({ local: v.array(local), remote: v.pipe(v.array(condition), v.minLength(1)) })),
  v.minLength(1),
)

/** Whether a value is a list of rules. */
export function isMappingRules(value: unknown): value is MappingRule[] {
  return v.is(mappingRules, value)
}
