import { fromWallTime, toWallTime } from '../format/timeZone.js'
import { formatMoment, isNow, type Moment, type MomentContext, resolveMoment, type Unit } from './moment.js'

/** The ends of a range, as moments. */
export type RangeEnds = { from: Moment; to: Moment }

/** The result of reading what was typed, or an address. */
export type ParsedRange = { ends: RangeEnds; problem?: undefined } | { ends?: undefined; problem: string }

/** Examples for what can be typed. */
export const rangeExamples = 'now-6h, now-1d/d, or 2026-11-30 04:00 to 05:00'

/** Longest text that is read. */
const longestText = 100
/** Milliseconds: the shortest range, about the interval of an agent; and the longest, as long as servers keep data. */
const shortest = 10_000
const longest = 5 * 366 * 86_400_000

const unitNames: Readonly<Record<string, Unit>> = {
  ...{ s: 's', sec: 's', second: 's', seconds: 's' },
  ...{ m: 'm', min: 'm', mins: 'm', minute: 'm', minutes: 'm' },
  ...{ h: 'h', hour: 'h', hours: 'h', d: 'd', day: 'd', days: 'd', w: 'w', week: 'w', weeks: 'w' },
  ...{ M: 'M', month: 'M', months: 'M', y: 'y', year: 'y', years: 'y' },
}

const now: Moment = { kind: 'relative', offsets: [], unit: undefined }
const ago = (amount: number, unit: Unit): Moment => ({
  kind: 'relative',
  offsets: [offsetOf(-amount, unit)],
  unit: undefined,
})
const whole = (amount: number, unit: Unit): Moment => ({
  kind: 'relative',
  offsets: amount === 0 ? [] : [{ amount: -amount, unit }],
  unit,
})

/** A failure with a sentence for the user. */
class RangeProblem extends Error {}

/**
 * Reads a range: `6h` or `last 6 hours`, `now-6h`, `now-1d/d` (the whole of yesterday), `today`, `2026-11-30`,
 * `2026-11-30 04:00 to 05:00`, `now-7d to now-1d`. Two ends are separated by `to`, `..` or a dash between blanks.
 *
 * Times without a zone are those of `zone`. Where clocks go back, a start is the earlier of two equal times and an end
 * the later.
 */
export function parseRange(text: string, context: MomentContext): ParsedRange {
  try {
    const ends = readEnds(text.trim(), context)
    checkLength(ends, context)
    return { ends }
  } catch (error) {
    if (error instanceof RangeProblem) return { problem: error.message }
    throw error
  }
}

/** Canonical text of a range, for the address: `6h`, `now-1d/d`, `20261130T040000Z..20261130T050000Z`. */
export function formatEnds({ from, to }: RangeEnds): string {
  const [start, end] = [formatMoment(from), formatMoment(to)]
  if (isNow(to)) {
    const simple = /^now-(\d+[a-zA-Z])$/.exec(start)
    if (simple?.[1] !== undefined) return simple[1]
    // Today alone is `now/d`: its end is still to come.
    if (from.kind === 'relative' && from.unit !== undefined && from.offsets.length === 0) return start
  } else if (start === end) return start
  return `${start}..${end}`
}

function readEnds(text: string, context: MomentContext): RangeEnds {
  if (text === '') throw new RangeProblem(`Enter a time range, such as ${rangeExamples}.`)
  if (text.length > longestText) throw new RangeProblem(`This is too long. Try ${rangeExamples}.`)
  // `now - 6 h` is one end.
  const separator = /now/i.test(text) ? / to | – |\.\./ : / to | - | – |\.\./
  const [first = '', second, third] = text.split(separator)
  if (third !== undefined) throw new RangeProblem(`A time range has two ends. Try ${rangeExamples}.`)
  if (second === undefined) return readAlone(first.trim(), context)
  const from = readMoment(first.trim(), context, 'start')
  return { from, to: readMoment(second.trim(), { ...context, from }, 'end') }
}

/** A text without a second end. */
function readAlone(text: string, context: MomentContext): RangeEnds {
  const lower = text.toLowerCase()
  if (lower === 'today') return { from: whole(0, 'd'), to: now }
  if (lower === 'yesterday') return { from: whole(1, 'd'), to: whole(1, 'd') }
  const length = /^(?:last )?(\d{1,6}) ?([A-Za-z]{1,8})$/.exec(text)
  if (length) return { from: ago(Number(length[1]), unitOf(length[2] ?? '', text)), to: now }
  const day = readDate(text)
  if (day) {
    const at = (days: number): Moment => ({
      kind: 'fixed',
      time: fromWallTime({ ...day, day: day.day + days, hour: 0, minute: 0, second: 0 }, context.zone),
    })
    return { from: at(0), to: at(1) }
  }
  const from = readMoment(text, context, 'start')
  if (from.kind === 'relative' && from.unit !== undefined && from.offsets.length > 0)
    return { from, to: from }
  if (isNow(from)) throw new RangeProblem('Add a start, such as now-6h.')
  return { from, to: now }
}

type WithStart = MomentContext & { from?: Moment | undefined }

function readMoment(text: string, context: WithStart, side: 'start' | 'end'): Moment {
  if (/^now/i.test(text)) return readRelative(text)
  const { zone } = context
  const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  const parts =
    basic ?? /^(\d{4})-(\d\d)-(\d\d)[ T](\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z?)$/.exec(text)
  if (parts) {
    const [, year, month, day, hour, minute, second = '0', utc] = parts
    const wall = {
      ...checkDate(Number(year), Number(month), Number(day)),
      ...checkTime(Number(hour), Number(minute), Number(second)),
    }
    return { kind: 'fixed', time: fromWallTime(wall, basic || utc === 'Z' ? 'UTC' : zone, nearest(side)) }
  }
  const date = readDate(text)
  if (date) {
    const day = side === 'start' ? date.day : date.day + 1
    return { kind: 'fixed', time: fromWallTime({ ...date, day, hour: 0, minute: 0, second: 0 }, zone) }
  }
  const clock = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text)
  if (clock) {
    const time = checkTime(Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0))
    const day = context.from ? resolveMoment(context.from, context, 'start') : context.now
    return { kind: 'fixed', time: fromWallTime({ ...toWallTime(day, zone), ...time }, zone, nearest(side)) }
  }
  throw unreadable(text)
}

function nearest(side: 'start' | 'end'): 'earlier' | 'later' {
  return side === 'start' ? 'earlier' : 'later'
}

/** `now`, `now-6h`, `now-1d+2h`, `now-1d/d`. */
function readRelative(text: string): Moment {
  const whole = /^now((?: ?[-+] ?\d{1,6} ?[A-Za-z]{1,8}){0,4})(?: ?\/ ?([A-Za-z]{1,8}))?$/i.exec(text)
  if (!whole) throw unreadable(text)
  const [, steps = '', unit] = whole
  const offsets = [...steps.matchAll(/([-+]) ?(\d{1,6}) ?([A-Za-z]{1,8})/g)].map(
    ([, sign, amount, name = '']) => offsetOf(Number(amount) * (sign === '-' ? -1 : 1), unitOf(name, text)),
  )
  return { kind: 'relative', offsets, unit: unit === undefined ? undefined : unitOf(unit, text) }
}

/** Days in a unit, roughly. */
const days: Readonly<Record<Unit, number>> = { s: 0, m: 0, h: 0.05, d: 1, w: 7, M: 30, y: 365 }

/** Far ends would be outside of what `Date` represents. */
function offsetOf(amount: number, unit: Unit): { amount: number; unit: Unit } {
  if (Math.abs(amount) * days[unit] <= 20_000) return { amount, unit }
  throw new RangeProblem(amount < 0 ? 'The start is too long ago.' : 'The end is too far in the future.')
}

function unitOf(name: string, text: string): Unit {
  // `M` and `m` differ; `Hours` and `hours` do not.
  const unit = Object.hasOwn(unitNames, name) ? unitNames[name] : unitNames[name.toLowerCase()]
  if (unit !== undefined && typeof unit === 'string') return unit
  throw new RangeProblem(`“${name}” in “${text}” is not a unit. Use s, m, h, d, w, M or y.`)
}

function readDate(text: string): { year: number; month: number; day: number } | undefined {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return date ? checkDate(Number(date[1]), Number(date[2]), Number(date[3])) : undefined
}

function checkDate(year: number, month: number, day: number): { year: number; month: number; day: number } {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year >= 1970 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day)
    return { year, month, day }
  const text = [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))]
  throw new RangeProblem(`${text.join('-')} is not a date.`)
}

function checkTime(
  hour: number,
  minute: number,
  second: number,
): { hour: number; minute: number; second: number } {
  if (hour < 24 && minute < 60 && second < 60) return { hour, minute, second }
  throw new RangeProblem(`${hour}:${String(minute).padStart(2, '0')} is not a time of day.`)
}

function checkLength({ from, to }: RangeEnds, context: MomentContext): void {
  // Right after midnight, today is short.
  if (isNow(to) && from.kind === 'relative' && from.unit !== undefined && from.offsets.length === 0) return
  const start = resolveMoment(from, context, 'start')
  const length = resolveMoment(to, context, 'end') - start
  if (!Number.isFinite(length) || start < 0) throw new RangeProblem('The start is too long ago.')
  if (length <= 0) throw new RangeProblem('The start must be before the end.')
  if (start >= context.now) throw new RangeProblem('The start must be in the past.')
  if (length < shortest) throw new RangeProblem('The shortest range is 10 seconds.')
  if (length > longest) throw new RangeProblem('The longest range is 5 years.')
}

function unreadable(text: string): RangeProblem {
  return new RangeProblem(`“${text}” is not a time. Try ${rangeExamples}.`)
}
