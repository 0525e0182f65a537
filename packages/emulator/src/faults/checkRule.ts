import type { FaultError, FaultRule, Latency } from './faultRule.js'

/** Thrown for a rule that says nothing that could be done; the message names the member and what it may be. */
export class FaultRuleError extends Error {
  override readonly name = 'FaultRuleError'
}

const members = [
  'method',
  'path',
  'rate',
  'times',
  'latency',
  'error',
  'drop',
  'truncate',
  'bytesPerSecond',
  'expireToken',
]

/** Milliseconds of the longest wait: a day. */
const longestWait = 86_400_000

/** Reads a rule from what may be anything, such as JSON. @throws FaultRuleError */
export function checkRule(value: unknown): FaultRule {
  if (!isObject(value)) throw new FaultRuleError('A fault must be an object.')
  const unknown = Object.keys(value).find((name) => !members.includes(name))
  if (unknown !== undefined) {
    throw new FaultRuleError(`A fault has no "${unknown}"; it has ${members.join(', ')}.`)
  }
  return {
    method: text(value, 'method', /^[A-Za-z]+$/, 'the name of a verb')?.toUpperCase(),
    path: text(value, 'path', /^[/*]/, 'a path that begins with a slash or a star'),
    rate: number(value, 'rate', 0, 1),
    times: number(value, 'times', 0, Number.MAX_SAFE_INTEGER),
    latency: value['latency'] === undefined ? undefined : latency(value['latency']),
    error: value['error'] === undefined ? undefined : error(value['error']),
    drop: text(value, 'drop', /^(before|after)$/, '"before" or "after"') as FaultRule['drop'],
    truncate: number(value, 'truncate', 0, Number.MAX_SAFE_INTEGER),
    bytesPerSecond: number(value, 'bytesPerSecond', 1, Number.MAX_SAFE_INTEGER),
    expireToken: boolean(value, 'expireToken'),
  }
}

function latency(value: unknown): Latency {
  const wait = (from: Record<string, unknown>, name: string): number =>
    number(from, name, 0, longestWait) ?? fail(name, 'given: a number of milliseconds')
  if (!isObject(value)) return wait({ latency: value }, 'latency')
  if ('from' in value) {
    const range = { from: wait(value, 'from'), to: wait(value, 'to') }
    return range.from <= range.to ? range : fail('to', 'at least "from"')
  }
  const { median, p99 } = { median: wait(value, 'median'), p99: wait(value, 'p99') }
  return median > 0 && p99 >= median
    ? { median, p99 }
    : fail('p99', 'at least "median", which must be above 0')
}

function error(value: unknown): FaultError {
  if (!isObject(value)) return fail('error', 'an object')
  return {
    status: number(value, 'status', 400, 599) ?? fail('status', 'a number from 400 to 599'),
    shape: text(value, 'shape', /^[ABCD]$/, '"A", "B", "C" or "D"') as FaultError['shape'],
    message: text(value, 'message', /^/, 'a text'),
    retryAfter: number(value, 'retryAfter', 0, longestWait),
  }
}

function number(
  from: Record<string, unknown>,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const value = from[name]
  if (value === undefined) return undefined
  if (typeof value === 'number' && value >= least && value <= most) return value
  return fail(name, `a number from ${least} to ${most}`)
}

function text(
  from: Record<string, unknown>,
  name: string,
  pattern: RegExp,
  what: string,
): string | undefined {
  const value = from[name]
  if (value === undefined) return undefined
  return typeof value === 'string' && pattern.test(value) ? value : fail(name, what)
}

function boolean(from: Record<string, unknown>, name: string): boolean | undefined {
  const value = from[name]
  return value === undefined || typeof value === 'boolean' ? value : fail(name, 'true or false')
}

function fail(name: string, what: string): never {
  throw new FaultRuleError(`"${name}" of a fault must be ${what}.`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
