import type { Comparison, FunctionName, Operator, Span, TextEdit } from '@monasca/core/expression'

/** A name and a value. */
export type DimensionPair = readonly [name: string, value: string]

/** Wanted parts of a comparison; what is absent stays as it is. */
export type ComparisonChange = {
  function?: FunctionName
  metricName?: string
  dimensions?: readonly DimensionPair[]
  deterministic?: boolean
  /** Seconds. */
  period?: number
  operator?: Operator
  /** As written: digits and one decimal point. */
  threshold?: string
  times?: number
}

/** The function of a comparison, also if it is not written. */
export function functionOf({ function: written, operator }: Comparison): FunctionName {
  return written?.value ?? defaultFunction(operator.value)
}

function defaultFunction(operator: Operator): FunctionName {
  return operator.startsWith('>') ? 'max' : 'min'
}

/** The dimensions of a comparison, as pairs. */
export function dimensionsOf({ dimensions }: Comparison): DimensionPair[] {
  return dimensions.map(({ key, value }) => [key.value, value.value] as const)
}

/**
 * The edits that make a change, and no others: capitals, blanks, words as operators and defaults that are written out
 * stay. `last` gets neither a period nor `times`, which have no meaning for one value.
 */
export function editComparison(text: string, comparison: Comparison, change: ComparisonChange): TextEdit[] {
  const wanted = change.function === 'last' ? { ...change, period: 60, times: 1 } : change
  return [
    ...editTarget(text, comparison, wanted),
    ...editOperator(text, comparison, wanted.operator),
    ...editThreshold(comparison, wanted.threshold),
    ...editTimes(comparison, wanted.times, change.function === 'last'),
  ]
}

function editTarget(text: string, comparison: Comparison, change: ComparisonChange): TextEdit[] {
  const { function: called, metricName, deterministic } = comparison
  const end = endOfMetric(text, comparison)
  const needsCall =
    called === undefined &&
    (change.function !== undefined ||
      change.deterministic === true ||
      (change.period ?? 60) !== 60 ||
      // Another direction would also mean another function.
      (change.operator !== undefined && defaultFunction(change.operator) !== functionOf(comparison)))
  const edits: TextEdit[] = []
  if (needsCall) edits.push(insert(metricName.start, `${change.function ?? functionOf(comparison)}(`))
  else if (called !== undefined && change.function !== undefined && change.function !== called.value)
    edits.push(replace(called, likeCase(change.function, text.slice(called.start, called.end))))
  if (change.metricName !== undefined && change.metricName !== metricName.value)
    edits.push(replace(metricName, change.metricName))
  edits.push(...editDimensions(comparison, change.dimensions, end))
  if (change.deterministic === true && deterministic === undefined) edits.push(insert(end, ', deterministic'))
  if (change.deterministic === false && deterministic !== undefined)
    edits.push({ start: end, end: deterministic.end, text: '' })
  edits.push(...editPeriod(comparison, change, end))
  if (needsCall) edits.push(insert(end, ')'))
  return edits
}

function editPeriod(
  { deterministic, period }: Comparison,
  change: ComparisonChange,
  end: number,
): TextEdit[] {
  const at = deterministic?.end ?? end
  if (change.function === 'last') return period ? [{ start: at, end: period.end, text: '' }] : []
  if (change.period === undefined || change.period === (period?.value ?? 60)) return []
  return [period ? replace(period, `${change.period}`) : insert(at, `, ${change.period}`)]
}

/** The end of a metric's braces, or of its name. */
function endOfMetric(text: string, { metricName, dimensions }: Comparison): number {
  const at = dimensions.at(-1)?.end ?? metricName.end
  const rest = /^[ \t\r\n]*(?:\{[ \t\r\n]*)?\}/.exec(text.slice(at))
  return at + (rest?.[0].length ?? 0)
}

function editDimensions(
  { metricName, dimensions }: Comparison,
  wanted: readonly DimensionPair[] | undefined,
  end: number,
): TextEdit[] {
  if (wanted === undefined) return []
  const known = dimensions.map(({ key, value }) => [key.value, value.value] as const)
  const isKept = (index: number, pair: DimensionPair | undefined): boolean =>
    known[index]?.[0] === pair?.[0] && known[index]?.[1] === pair?.[1]
  const last = dimensions.at(-1)
  const format = (pairs: readonly DimensionPair[]): string =>
    pairs.map(([name, value]) => `${name}=${value}`).join(',')
  if (last && wanted.length >= known.length && known.every((_, index) => isKept(index, wanted[index]))) {
    const added = wanted.slice(known.length)
    return added.length === 0 ? [] : [insert(last.end, `,${format(added)}`)]
  }
  // Only one value is another one.
  const differing = known.flatMap((_, index) => (isKept(index, wanted[index]) ? [] : index))
  const [only] = differing
  const node = dimensions[only ?? -1]
  if (node && differing.length === 1 && wanted.length === known.length)
    return [{ start: node.start, end: node.end, text: format(wanted.slice(only, (only ?? 0) + 1)) }]
  const text = wanted.length === 0 ? '' : `{${format(wanted)}}`
  return [{ start: metricName.end, end, text }]
}

function editOperator(text: string, { operator }: Comparison, wanted: Operator | undefined): TextEdit[] {
  if (wanted === undefined || wanted === operator.value) return []
  const written = text.slice(operator.start, operator.end)
  const words = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const
  return [replace(operator, /^[<>]/.test(written) ? wanted : likeCase(words[wanted], written))]
}

function editThreshold({ threshold }: Comparison, wanted: string | undefined): TextEdit[] {
  return wanted === undefined ? [] : [replace(threshold, wanted)]
}

function editTimes(
  { threshold, times }: Comparison,
  wanted: number | undefined,
  isRemoved: boolean,
): TextEdit[] {
  if (wanted === undefined || (wanted === (times?.value ?? 1) && !isRemoved)) return []
  if (times === undefined) return wanted === 1 ? [] : [insert(threshold.end, ` times ${wanted}`)]
  if (wanted === 1) return [{ start: threshold.end, end: times.end, text: '' }]
  return [replace(times, `${wanted}`)]
}

/** A word in capitals if the word that it replaces is. */
function likeCase(word: string, written: string): string {
  return written === written.toUpperCase() ? word.toUpperCase() : word
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text }
}

function replace({ start, end }: Span, text: string): TextEdit {
  return { start, end, text }
}
