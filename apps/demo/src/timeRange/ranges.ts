import {
  formatTimeRange,
  isNow,
  resolveTimePoint,
  type TimeContext,
  type TimePointRange,
  type TimeUnit,
  toWallTime,
  tryParseTimeRange,
} from '@monasca/core/time'
import { formatDateTime, formatMinute } from '../format/formatTime.js'
import { getTimeZone } from '../format/timeZone.js'
import { findRangeProblem } from './rangeLimits.js'

/** A time range, and how charts read it from the server. */
export type Range = {
  /** Canonical text, as in the address: `6h`, `now-1d/d`, `20261130T040000Z..20261130T050000Z`. */
  id: string
  /** For its button: `Last 6 hours`. */
  label: string
  /** For sentences: "No data in the last 6 hours". */
  words: string
  /** Milliseconds since the epoch. */
  startTime: number
  /** Milliseconds since the epoch. */
  endTime: number
  /** Length in milliseconds. */
  length: number
  /** Whether it ends now. */
  live: boolean
  /**
   * Spread it into `useLiveSeries`, `liveLineQueryOptions` or `useAlarmExplanation`: the seconds to read, up to now or
   * to a fixed end. It changes only with the range, not with the time.
   */
  series: { window: number; endTime: number | undefined }
  /**
   * Length of one statistics step in seconds, so that a chart gets a few hundred points; `undefined` to read the
   * measurements themselves.
   */
  period: number | undefined
}

const minute = 60_000
const hour = 60 * minute

/** The default of every page. It is not written to the address. */
export const defaultRange = '1h'

/** The ranges to choose from: their texts in the address. */
export const quickRanges: readonly string[] = [
  ...['15m', '1h', '3h', '6h', '12h', '24h', '2d', '7d', '30d', '90d'],
  ...['now/d', 'now-1d/d', 'now/w', 'now-1w/w', 'now/M', 'now-1M/M'],
]

/** Seconds: lengths of a statistics step to choose from. */
const steps: readonly number[] = [
  15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
]
/** Most points of a line. */
const mostPoints = 360

/** Ranges up to this length show the measurements themselves: milliseconds. */
const measuredUpTo = 15 * minute

function periodOf(length: number): number | undefined {
  if (length <= measuredUpTo) return undefined
  return (
    steps.find((step) => length / 1000 / step <= mostPoints) ??
    Math.ceil(length / 86_400_000 / mostPoints) * 86_400
  )
}

/** Resolves a range at a moment. */
export function resolveRange(ends: TimePointRange, context: TimeContext): Range {
  const live = isNow(ends.to)
  const resolvedStart = resolveTimePoint(ends.from, context, 'start')
  const endTime = resolveTimePoint(ends.to, context, 'end')
  // Right after midnight, today is short.
  const startTime = Math.min(resolvedStart, endTime - minute / 6)
  const length = endTime - startTime
  const isFixedLength = ends.from.base === 'now' && ends.from.steps.every(({ kind }) => kind === 'shift')
  // A live range with a fixed start grows: it is read in whole hours, or each minute would need another window.
  const read = live && !isFixedLength ? Math.ceil(length / hour) * hour : length
  const id = formatTimeRange(ends)
  return {
    id,
    ...describe(id, ends, startTime, endTime),
    startTime,
    endTime,
    length,
    live,
    series: { window: Math.ceil(read / 1000), endTime: live ? undefined : endTime },
    period: periodOf(read),
  }
}

/** Returns the range of a text; for anything else the default. For tests and addresses. */
export function rangeOf(
  text: string,
  context: TimeContext = { now: Date.now(), zone: getTimeZone() },
): Range {
  const ends = tryParseTimeRange(text, context)
  return ends !== undefined && findRangeProblem(ends, context) === undefined
    ? resolveRange(ends, context)
    : rangeOf(defaultRange, context)
}

/** Length of a statistics step in seconds, also for a range that usually reads measurements. */
export function statisticsPeriod({ period }: Pick<Range, 'period'>): number {
  return period ?? 15
}

/**
 * Seconds between reads of a visible chart, if the user chose none: several per statistics period, at most every 5
 * seconds, at least every minute. Each read covers the end of the range only. A page with many charts refreshes less
 * often: all its reads together are 12 per minute, or one each.
 *
 * @param period length of a statistics step in seconds; `undefined` for the measurements themselves
 * @param reads number of requests for all charts of the page
 */
export function refreshOf(period = 0, reads = 1): number {
  return Math.min(60, Math.max(5 * reads, period / 6))
}

const unitWords: Readonly<Record<TimeUnit, string>> = {
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'month',
  Q: 'quarter',
  y: 'year',
}

const named: Readonly<Record<string, { label: string; words: string }>> = {
  'now/d': { label: 'Today', words: 'today so far' },
  'now-1d/d': { label: 'Yesterday', words: 'this time range' },
  'now/w': { label: 'This week', words: 'this week so far' },
  'now-1w/w': { label: 'Last week', words: 'this time range' },
  'now/M': { label: 'This month', words: 'this month so far' },
  'now-1M/M': { label: 'Last month', words: 'this time range' },
}

function describe(
  id: string,
  { to }: TimePointRange,
  startTime: number,
  endTime: number,
): Pick<Range, 'label' | 'words'> {
  const known = Object.hasOwn(named, id) ? named[id] : undefined
  if (known) return known
  const simple = /^(\d+)([a-zA-Z])$/.exec(id)
  if (simple) {
    const amount = Number(simple[1])
    const unit = unitWords[simple[2] as TimeUnit]
    const length = `${amount === 1 ? '' : `${amount} `}${unit}${amount === 1 ? '' : 's'}`
    return { label: `Last ${amount} ${unit}${amount === 1 ? '' : 's'}`, words: `the last ${length}` }
  }
  const words = 'this time range'
  if (isNow(to)) return { label: `Since ${formatDateTime(startTime)}`, words }
  return { label: `${formatDateTime(startTime)} to ${formatEnd(startTime, endTime)}`, words }
}

/** The end without its date, if that is the date of the start. */
function formatEnd(startTime: number, endTime: number): string {
  const [start, end] = [startTime, endTime].map((time) => toWallTime(time, getTimeZone()))
  const sameDay = start?.day === end?.day && start?.month === end?.month && start?.year === end?.year
  return sameDay ? formatMinute(endTime) : formatDateTime(endTime)
}

/** The label of a quick range. */
export function labelOf(text: string): string {
  return rangeOf(text).label
}
