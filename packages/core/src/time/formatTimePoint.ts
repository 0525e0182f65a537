import { isNow, isWholeUnit, type TimePoint, type TimePointRange, type TimeStep } from './timePoint.js'

function formatStep(step: TimeStep): string {
  if (step.kind === 'round') return `/${step.unit}`
  return `${step.amount < 0 ? '-' : '+'}${Math.abs(step.amount)}${step.unit}`
}

/** `20261130T040000Z`, with milliseconds if there are any. */
function formatFixed(time: number): string {
  return new Date(time).toISOString().replaceAll(/[-:]/g, '').replace('.000', '')
}

/**
 * Writes a point in canonical form: `now-6h`, `now-1d/d`, `20261130T040000Z`, `20261130T040000Z||/d`. In the query of a
 * URL, nothing of it but `/` and `|` needs escaping.
 *
 * @example
 * ```ts
 * formatTimePoint({ base: 'now', steps: [{ kind: 'shift', amount: -6, unit: 'h' }] }) // 'now-6h'
 * ```
 */
export function formatTimePoint({ base, steps }: TimePoint): string {
  const math = steps.map(formatStep).join('')
  if (base === 'now') return `now${math}`
  return `${formatFixed(base)}${math === '' ? '' : '||'}${math}`
}

/**
 * Writes a range in canonical form, which `parseTimeRange` reads as the same range in every zone: `6h` for the last six
 * hours, `now/d` for today so far, `now-1d/d` for yesterday, otherwise both ends with `..` between them.
 *
 * @example
 * ```ts
 * formatTimeRange(parseTimeRange('last 6 hours', { now: Date.now() })) // '6h'
 * ```
 */
export function formatTimeRange({ from, to }: TimePointRange): string {
  const [start, end] = [formatTimePoint(from), formatTimePoint(to)]
  const [first, second] = from.steps
  if (from.base === 'now' && first !== undefined && second === undefined && isNow(to)) {
    if (first.kind === 'shift' && first.amount < 0) return start.slice('now-'.length)
    if (first.kind === 'round') return start
  }
  if (start === end && isWholeUnit(from)) return start
  return `${start}..${end}`
}
