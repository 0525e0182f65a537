import * as v from 'valibot'
import { isRecord } from '../http/json.js'
import {
  flag,
  listOf,
  matching,
  members,
  number,
  oneOf,
  optional,
  readValue,
  type Schema,
  text,
} from '../validation/schemas.js'
import type { FaultError, FaultRule, Latency } from './faultRule.js'

/** Thrown for an invalid fault rule; the message contains the member and what it may be. */
export class FaultRuleError extends Error {
  override readonly name = 'FaultRuleError'
}

/** Milliseconds of the longest wait: a day. */
const longestWait = 86_400_000

const wait = number(0, longestWait)
const count = (least: number): Schema<number> => number(least, Number.MAX_SAFE_INTEGER)

const range = v.pipe(
  members<{ from: number; to: number }>({ from: wait, to: wait }, 'member'),
  v.forward(
    v.check(({ from, to }) => from <= to, 'must be at least "from"'),
    ['to'],
  ),
)

const distribution = v.pipe(
  members<{ median: number; p99: number }>({ median: wait, p99: wait }, 'member'),
  v.forward(
    v.check(
      ({ median, p99 }) => median > 0 && p99 >= median,
      'must be at least "median", which must be above 0',
    ),
    ['p99'],
  ),
)

const latency: Schema<Latency> = v.lazy((value): Schema<Latency> => {
  if (!isRecord(value)) return wait
  return 'from' in value ? range : distribution
})

const rule = members<FaultRule>(
  {
    method: optional(v.pipe(matching(/^[A-Za-z]+$/, 'must be the name of a verb'), v.toUpperCase())),
    path: optional(matching(/^[/*]/, 'must be a path that starts with a slash or a star')),
    rate: optional(number(0, 1)),
    times: optional(count(0)),
    latency: optional(latency),
    error: optional(
      members<FaultError>(
        {
          status: number(400, 599),
          shape: optional(oneOf('A', 'B', 'C', 'D')),
          message: optional(text),
          retryAfter: optional(wait),
        },
        'member',
      ),
    ),
    drop: optional(oneOf('before', 'after')),
    truncate: optional(count(0)),
    bytesPerSecond: optional(count(1)),
    expireToken: optional(flag),
  },
  'member',
)

const rules = listOf(rule, 'must be a list of faults')

/** Reads rules from any value, such as JSON. @throws `FaultRuleError` */
export function readRules(value: unknown): FaultRule[] {
  return readValue(rules, value, ({ path: [index, ...names], reason }) => {
    if (index === undefined) return new FaultRuleError(`"rules" ${reason}.`)
    const name = names.at(-1)
    return new FaultRuleError(name === undefined ? `A fault ${reason}.` : `"${name}" of a fault ${reason}.`)
  })
}

/** Reads a setting of the faults. @throws `FaultRuleError` */
export function readSetting<output>(schema: Schema<output>, value: unknown, name: string): output {
  return readValue(schema, value, ({ reason }) => new FaultRuleError(`"${name}" ${reason}.`))
}
