import { resolveTimePoint } from './resolveTimePoint.js'
import type { TimeContext, TimePoint, TimeStep } from './timePoint.js'
import { TimeProblem } from './timeProblem.js'
import { fromWallTime, toWallTime, type WallTime } from './timeZone.js'
import { readRoundingUnit, readUnit } from './unitNames.js'

/** Most steps of date math in a time. */
export const mostSteps = 8

export type ReadContext = TimeContext & {
  /** The start of the range, whose day a time of day means. */
  from?: TimePoint | undefined
}

/** Reads one end of a range: `now-1d/d`, `2026-11-30 04:00`, `2026-11-30`, `04:00`, `2026-11-30||-1d`. */
export function readTime(text: string, context: ReadContext, side: 'start' | 'end'): TimePoint {
  if (/^now/i.test(text)) return { base: 'now', steps: readSteps(text.slice(3), text) }
  const [base = '', math, more] = text.split('||')
  if (more !== undefined) throw new TimeProblem('text', text)
  if (math === undefined) return { base: readFixed(text, context, side), steps: [] }
  // Date math starts at the start of a day, in both ends.
  return { base: readFixed(base.trim(), context, 'start'), steps: readSteps(math, text) }
}

const step = /([-+/])(\d{0,9})([A-Za-z]+)/y

function readSteps(math: string, text: string): TimeStep[] {
  const compact = math.replace(/\s+/g, '')
  const steps: TimeStep[] = []
  step.lastIndex = 0
  while (step.lastIndex < compact.length) {
    const start = step.lastIndex
    const match = step.exec(compact)
    if (match === null) throw new TimeProblem('step', text, compact.slice(start))
    if (steps.length === mostSteps) throw new TimeProblem('steps', text)
    const [, sign, digits = '', name = ''] = match
    steps.push(sign === '/' ? readRounding(digits, name, text) : readShift(sign === '-', digits, name, text))
  }
  return steps
}

function readRounding(digits: string, name: string, text: string): TimeStep {
  const unit = readRoundingUnit(name)
  if (unit === undefined) throw new TimeProblem('unit', text, name)
  // As in Grafana, `/1d` is `/d`, and nothing else is possible.
  if (digits !== '' && Number(digits) !== 1) {
    throw new TimeProblem('rounding', text, `${Number(digits)}${unit}`)
  }
  return { kind: 'round', unit }
}

function readShift(isPast: boolean, digits: string, name: string, text: string): TimeStep {
  const unit = readUnit(name)
  if (unit === undefined) throw new TimeProblem('unit', text, name)
  const amount = digits === '' ? 1 : Number(digits)
  return { kind: 'shift', amount: isPast && amount !== 0 ? -amount : amount, unit }
}

/** `20261130T040000Z`: the canonical form. */
const basicForm = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?(Z)$/
const isoForm =
  /^(\d{4})-(\d\d)-(\d\d)(?: +|T)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[-+]\d\d(?::?\d\d)?)?$/
const clockForm = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/
/** Milliseconds since the epoch, from the year 2001 on, as in a link of Grafana. */
const epochForm = /^\d{13}$/

function readFixed(text: string, context: ReadContext, side: 'start' | 'end'): number {
  const { zone } = context
  // A range contains both of two equal wall times.
  const which = side === 'start' ? 'earlier' : 'later'
  const date = readDate(text)
  if (date) {
    const day = side === 'start' ? date.day : date.day + 1
    return fromWallTime({ ...date, day, hour: 0, minute: 0, second: 0 }, zone)
  }
  const match = basicForm.exec(text) ?? isoForm.exec(text)
  if (match) {
    const [, year, month, day, hour, minute, second = '0', fraction = '', offset] = match
    const wall = {
      ...checkDate(Number(year), Number(month), Number(day)),
      ...checkTime(Number(hour), Number(minute), Number(second)),
    }
    const milliseconds = Math.floor(Number(`0.${fraction}0`) * 1000)
    if (offset === undefined) return fromWallTime(wall, zone, which) + milliseconds
    return fromWallTime(wall, 'UTC') - readOffset(offset) + milliseconds
  }
  const clock = clockForm.exec(text)
  if (clock) {
    const time = checkTime(Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0))
    const day = context.from ? resolveTimePoint(context.from, context, 'start') : context.now
    return fromWallTime({ ...toWallTime(day, zone), ...time }, zone, which)
  }
  if (epochForm.test(text)) return Number(text)
  throw new TimeProblem('text', text)
}

/** Milliseconds of `Z`, `+02`, `+0530` or `+05:30`. */
function readOffset(text: string): number {
  if (text === 'Z') return 0
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(':', ''))]
  if (hours > 18 || minutes > 59) throw new TimeProblem('offset', text)
  return (hours * 60 + minutes) * (text.startsWith('-') ? -60_000 : 60_000)
}

/** Reads `2026-11-30`; returns `undefined` for a text of another form. */
export function readDate(text: string): Pick<WallTime, 'year' | 'month' | 'day'> | undefined {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return date ? checkDate(Number(date[1]), Number(date[2]), Number(date[3])) : undefined
}

function checkDate(year: number, month: number, day: number): Pick<WallTime, 'year' | 'month' | 'day'> {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year >= 1970 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day) {
    return { year, month, day }
  }
  throw new TimeProblem('date', [pad(year, 4), pad(month), pad(day)].join('-'))
}

function checkTime(
  hour: number,
  minute: number,
  second: number,
): Pick<WallTime, 'hour' | 'minute' | 'second'> {
  if (hour < 24 && minute < 60 && second < 60) return { hour, minute, second }
  throw new TimeProblem('clock', `${hour}:${pad(minute)}`)
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0')
}
