import { type CompletionPlace, findPlace } from './completionPlace.js'
import { isDimensionText, isMetricName } from './names.js'

/** Kind of a completion, for its icon. */
export type CompletionKind =
  | 'function'
  | 'metric'
  | 'dimensionName'
  | 'dimensionValue'
  | 'operator'
  | 'keyword'
  | 'number'
  | 'punctuation'

/** One suggestion, and the text it inserts. */
export type CompletionItem = {
  label: string
  kind: CompletionKind
  /** Replaces the text from `start` to `end`; includes the parenthesis of a function. */
  insert: string
  /** A short description. */
  detail?: string | undefined
}

/** Completions at a position. */
export type Completion = {
  /** Start of the text that an item's `insert` replaces, in UTF-16 units. */
  start: number
  /** End of that text, exclusive. */
  end: number
  /** Empty if there are no completions. */
  items: CompletionItem[]
}

/** A request for completions; `prefix` is the part that the user has typed. */
export type CompletionRequest =
  | { kind: 'metricName'; prefix: string }
  | { kind: 'dimensionName'; metricName: string; prefix: string; used: string[] }
  | { kind: 'dimensionValue'; metricName: string; dimensionName: string; prefix: string }

/**
 * Returns the names or values for a request. It may return more than those with the prefix: items that do not contain
 * it, that an expression cannot contain, or that are not strings are dropped later.
 */
export type CompletionSource = (
  request: CompletionRequest,
  options: { signal: AbortSignal | undefined },
) => readonly string[] | Promise<readonly string[]>

/** Limits of `completeExpression`. */
export type CompleteOptions = {
  /** Passed to the source. Aborting rejects the promise with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Maximum number of names or values from the source. @default 100 */
  limit?: number | undefined
}

const functions: readonly CompletionItem[] = [
  { label: 'avg', kind: 'function', insert: 'avg(', detail: 'mean over a period' },
  { label: 'count', kind: 'function', insert: 'count(', detail: 'how many measurements' },
  { label: 'last', kind: 'function', insert: 'last(', detail: 'newest value' },
  { label: 'max', kind: 'function', insert: 'max(', detail: 'largest value' },
  { label: 'min', kind: 'function', insert: 'min(', detail: 'smallest value' },
  { label: 'sum', kind: 'function', insert: 'sum(', detail: 'sum of values' },
]

/** Seconds. */
const periods = [60, 120, 300, 600, 900, 1800, 3600]

const repetitions = [2, 3, 5, 10]

/**
 * Completes an expression at a position, even if it is unfinished: functions, operators, keywords, and the names and
 * values from `source`. Offers only what the grammar allows there. An error before the position does not affect
 * completions after the next `and` or `or`.
 *
 * @param position cursor position in UTF-16 units from 0; clamped to the text, NaN is its end
 * @throws the errors of `source`
 * @example
 * ```ts
 * const source = ({ kind }: CompletionRequest) => (kind === 'dimensionName' ? ['hostname', 'device'] : [])
 * await completeExpression('avg(disk.used{host', 18, source)
 * // { start: 14, end: 18, items: [{ label: 'hostname', kind: 'dimensionName', insert: 'hostname=' }] }
 * ```
 */
export async function completeExpression(
  text: string,
  position: number,
  source: CompletionSource,
  options: CompleteOptions = {},
): Promise<Completion> {
  const { signal, limit = 100 } = options
  const place = findPlace(text, position)
  const { start, end, prefix } = place
  const own = ownItems(place)
    .filter(({ label }) => label.startsWith(prefix.toLowerCase()))
    // Do not repeat an existing parenthesis.
    .map((item) => ({ ...item, insert: text.charAt(end) === '(' ? item.label : item.insert }))
  const request = toRequest(place)
  if (request === undefined) return { start, end, items: own }
  const found = await source(request, { signal })
  signal?.throwIfAborted()
  const offered = found.filter((value) => isOffered(request, value)).slice(0, limit)
  return { start, end, items: [...own, ...offered.map((value) => toItem(request, value, text.charAt(end)))] }
}

/** Completions from the language itself. */
function ownItems({ expected, mayOpenBraces, mayRepeat, isNested }: CompletionPlace): CompletionItem[] {
  const items: CompletionItem[] = []
  const add = (kind: CompletionKind, labels: readonly (string | number)[]): void => {
    items.push(...labels.map((label) => ({ label: `${label}`, kind, insert: `${label}` })))
  }
  if (expected.startsWith('a metric name, ')) items.push(...functions)
  if (expected.startsWith('a comparison')) add('operator', ['>', '>=', '<', '<='])
  if (mayOpenBraces) add('punctuation', ['{'])
  if (expected.startsWith('"," or ")"')) add('punctuation', [','])
  if (expected.includes('"deterministic"')) add('keyword', ['deterministic'])
  if (expected.includes('period in')) {
    items.push(...periods.map((period) => ({ ...toNumber(period), detail: `${period / 60} min` })))
  }
  if (expected.startsWith('a number of')) items.push(...repetitions.map(toNumber))
  if (expected.startsWith('"and"')) {
    if (mayRepeat) add('keyword', ['times'])
    add('keyword', ['and', 'or'])
    if (isNested) add('punctuation', [')'])
  } else if (expected.endsWith('")"')) add('punctuation', [')'])
  return items
}

function toNumber(value: number): CompletionItem {
  return { label: `${value}`, kind: 'number', insert: `${value}` }
}

function toRequest({ expected, prefix, braces }: CompletionPlace): CompletionRequest | undefined {
  if (expected.startsWith('a metric name')) return { kind: 'metricName', prefix }
  if (braces === undefined) return undefined
  const { metricName, dimensionName, used } = braces
  if (expected === 'a dimension name') return { kind: 'dimensionName', metricName, prefix, used }
  if (expected === 'a dimension value') return { kind: 'dimensionValue', metricName, dimensionName, prefix }
  return undefined
}

function isOffered(request: CompletionRequest, value: string): boolean {
  if (!(request.kind === 'metricName' ? isMetricName(value) : isDimensionText(value))) return false
  if (request.kind === 'dimensionName' && request.used.includes(value)) return false
  return value.toLowerCase().includes(request.prefix.toLowerCase())
}

function toItem(request: CompletionRequest, value: string, next: string): CompletionItem {
  if (request.kind === 'metricName') return { label: value, kind: 'metric', insert: value }
  const insert = request.kind === 'dimensionName' && next !== '=' ? `${value}=` : value
  return { label: value, kind: request.kind, insert }
}
