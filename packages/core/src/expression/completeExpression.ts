import { type CompletionPlace, findPlace } from './completionPlace.js'
import { isDimensionText, isMetricName } from './names.js'

/** What a completion is, for the icon beside it. */
export type CompletionKind =
  | 'function'
  | 'metric'
  | 'dimensionName'
  | 'dimensionValue'
  | 'operator'
  | 'keyword'
  | 'number'
  | 'punctuation'

/** One thing that may be written. */
export type CompletionItem = {
  label: string
  kind: CompletionKind
  /** What to write in the place of the text from `start` to `end`; a function brings its parenthesis. */
  insert: string
  /** A few words about it. */
  detail?: string | undefined
}

/** What may be written at a position. */
export type Completion = {
  /** The text from here, in UTF-16 units, */
  start: number
  /** to before here is what an item's `insert` takes the place of. */
  end: number
  /** Empty where nothing can be offered. */
  items: CompletionItem[]
}

/** What a completion needs to know; `prefix` is what the user has written of it. */
export type CompletionRequest =
  | { kind: 'metricName'; prefix: string }
  | { kind: 'dimensionName'; metricName: string; prefix: string; used: string[] }
  | { kind: 'dimensionValue'; metricName: string; dimensionName: string; prefix: string }

/**
 * Gives the names or values that a request is for. It may give more than begin with the prefix: those that do not contain
 * it are left out later, and so is what no expression can say, or is no text.
 */
export type CompletionSource = (
  request: CompletionRequest,
  options: { signal: AbortSignal | undefined },
) => readonly string[] | Promise<readonly string[]>

/** Options of `completeExpression`. */
export type CompleteOptions = {
  /** Handed on to the source; after an abort the promise is rejected with its reason. */
  signal?: AbortSignal | undefined
  /** How many names or values of the source are offered at most. @default 100 */
  limit?: number | undefined
}

const functions: readonly CompletionItem[] = [
  { label: 'avg', kind: 'function', insert: 'avg(', detail: 'mean of a period' },
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
 * Offers what may be written at a position of an expression, finished or not: functions, operators, words, and the names
 * and values that `source` gives. Nothing is offered that the grammar does not allow there. A mistake before the position
 * does no harm to what comes after the next `and` or `or`.
 *
 * @param position in UTF-16 units from 0, where the cursor is; taken into the text when it is outside, NaN to its end
 * @throws what `source` throws
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
    // A parenthesis that is there already is not written again.
    .map((item) => ({ ...item, insert: text.charAt(end) === '(' ? item.label : item.insert }))
  const request = toRequest(place)
  if (request === undefined) return { start, end, items: own }
  const found = await source(request, { signal })
  signal?.throwIfAborted()
  const offered = found.filter((value) => isOffered(request, value)).slice(0, limit)
  return { start, end, items: [...own, ...offered.map((value) => toItem(request, value, text.charAt(end)))] }
}

/** What the language itself has for a place. */
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
