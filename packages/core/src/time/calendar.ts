import type { RoundingUnit, TimeContext, TimeUnit } from './timePoint.js'
import { fromWallTime, toWallTime, type WallTime, zoneOffset } from './timeZone.js'

type Calendar = Pick<TimeContext, 'zone' | 'weekStart' | 'fiscalYearStart'>

/** Milliseconds of the units that have the same length on every day. */
const exact: Partial<Record<RoundingUnit, number>> = { s: 1000, m: 60_000, h: 3_600_000 }

const monthsOf: Partial<Record<RoundingUnit, number>> = { M: 1, Q: 3, y: 12, fQ: 3, fy: 12 }

function millisecondsOf(time: number): number {
  return time - Math.floor(time / 1000) * 1000
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Adds whole months; the 31st becomes the last day of a shorter month. */
function addMonths(wall: WallTime, amount: number): WallTime {
  const months = wall.year * 12 + (wall.month - 1) + amount
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  return { ...wall, year, month, day: Math.min(wall.day, lastDayOf(year, month)) }
}

/**
 * Moves a time by units. Days and longer units keep the time of day: a day may have 23 or 25 hours. If the resulting
 * time of day exists twice, it is the one with the offset of `time`.
 */
export function shiftTime(time: number, amount: number, unit: TimeUnit, { zone }: Calendar): number {
  const length = exact[unit]
  if (length !== undefined) return time + amount * length
  const wall = toWallTime(time, zone)
  const months = monthsOf[unit]
  const days = unit === 'w' ? 7 : 1
  const moved =
    months === undefined ? { ...wall, day: wall.day + amount * days } : addMonths(wall, amount * months)
  return fromWallTime(moved, zone, zoneOffset(time, zone)) + millisecondsOf(time)
}

/** The first wall time of the unit that contains `wall`. */
function startOf(wall: WallTime, unit: RoundingUnit, calendar: Calendar): WallTime {
  const { year, month, day } = wall
  if (unit === 's') return wall
  if (unit === 'm') return { ...wall, second: 0 }
  if (unit === 'h') return { ...wall, minute: 0, second: 0 }
  const midnight = { year, month, day, hour: 0, minute: 0, second: 0 }
  if (unit === 'd') return midnight
  if (unit === 'w') {
    const { weekStart = 1 } = calendar
    const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
    return { ...midnight, day: day - ((weekday - weekStart + 7) % 7) }
  }
  const { fiscalYearStart = 1 } = calendar
  const first = unit === 'fQ' || unit === 'fy' ? fiscalYearStart : 1
  // A start before the calendar year carries over: month 0 is December.
  return { ...midnight, month: month - ((month - first + 12) % (monthsOf[unit] ?? 1)), day: 1 }
}

/** The first wall time after a unit that starts at `start`. */
function afterUnit(start: WallTime, unit: RoundingUnit): WallTime {
  const months = monthsOf[unit]
  if (months !== undefined) return { ...start, month: start.month + months }
  return { ...start, day: start.day + (unit === 'w' ? 7 : 1) }
}

/** The first millisecond of the unit that contains a time. */
export function startOfUnit(time: number, unit: RoundingUnit, calendar: Calendar): number {
  const { zone } = calendar
  const start = startOf(toWallTime(time, zone), unit, calendar)
  // An hour that exists twice is two hours, but a day that contains it is one.
  return fromWallTime(start, zone, unit in exact ? zoneOffset(time, zone) : 'earlier')
}

/** The last millisecond of the unit that contains a time. */
export function endOfUnit(time: number, unit: RoundingUnit, calendar: Calendar): number {
  const { zone } = calendar
  const start = startOf(toWallTime(time, zone), unit, calendar)
  const length = exact[unit]
  if (length === undefined) return fromWallTime(afterUnit(start, unit), zone) - 1
  const last = { ...start, second: start.second + length / 1000 - 1 }
  return fromWallTime(last, zone, zoneOffset(time, zone)) + 999
}
