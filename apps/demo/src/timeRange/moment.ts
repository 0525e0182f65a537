import { fromWallTime, toWallTime } from '../format/timeZone.js'

/** Units of relative times: second, minute, hour, day, week, month, year. */
export type Unit = 's' | 'm' | 'h' | 'd' | 'w' | 'M' | 'y'

/** An end of a range: relative to now (`now-1d/d`), or fixed. */
export type Moment =
  | {
      kind: 'relative'
      /** Added to now, one after the other: `-6` and `h` is six hours ago. */
      offsets: readonly { amount: number; unit: Unit }[]
      /** Rounded down to the start of this unit; as the end of a range, up to its end. */
      unit: Unit | undefined
    }
  | {
      kind: 'fixed'
      /** Milliseconds since the epoch. */
      time: number
    }

/** Where and when a moment is read. */
export type MomentContext = {
  /** Milliseconds since the epoch. */
  now: number
  /** `undefined`: the browser's. */
  zone: string | undefined
}

/** Milliseconds of the units that have the same length on every day. */
const exact: Partial<Record<Unit, number>> = { s: 1000, m: 60_000, h: 3_600_000 }

/** Days, weeks, months and years follow the calendar of the zone: a day may have 23 or 25 hours. */
function shift(time: number, amount: number, unit: Unit, zone: string | undefined): number {
  const length = exact[unit]
  if (length !== undefined) return time + amount * length
  const wall = toWallTime(time, zone)
  const milliseconds = time - Math.floor(time / 1000) * 1000
  if (unit === 'd' || unit === 'w') {
    const days = amount * (unit === 'w' ? 7 : 1)
    return fromWallTime({ ...wall, day: wall.day + days }, zone) + milliseconds
  }
  const months = wall.year * 12 + (wall.month - 1) + amount * (unit === 'y' ? 12 : 1)
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  // A month after 31 January is the last day of February.
  const day = Math.min(wall.day, new Date(Date.UTC(year, month, 0)).getUTCDate())
  return fromWallTime({ ...wall, year, month, day }, zone) + milliseconds
}

/** The start of the unit that contains a time. Weeks begin on Monday. */
function startOf(time: number, unit: Unit, zone: string | undefined): number {
  const second = Math.floor(time / 1000) * 1000
  const wall = toWallTime(time, zone)
  const { year, month, day } = wall
  const midnight = { ...wall, hour: 0, minute: 0, second: 0 }
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7
  switch (unit) {
    case 's':
      return second
    // In an hour that exists twice, the wall time alone does not say which one it is.
    case 'm':
      return second - wall.second * 1000
    case 'h':
      return second - (wall.minute * 60 + wall.second) * 1000
    case 'd':
      return fromWallTime(midnight, zone)
    case 'w':
      return fromWallTime({ ...midnight, day: day - weekday }, zone)
    case 'M':
      return fromWallTime({ ...midnight, day: 1 }, zone)
    case 'y':
      return fromWallTime({ ...midnight, month: 1, day: 1 }, zone)
  }
}

/**
 * Returns the time of a moment: milliseconds since the epoch.
 *
 * @param side whether it starts or ends a range: `now-1d/d` is the start of yesterday, or its end
 */
export function resolveMoment(moment: Moment, { now, zone }: MomentContext, side: 'start' | 'end'): number {
  if (moment.kind === 'fixed') return moment.time
  const time = moment.offsets.reduce((sum, { amount, unit }) => shift(sum, amount, unit, zone), now)
  if (moment.unit === undefined) return time
  const start = startOf(time, moment.unit, zone)
  return side === 'start' ? start : shift(start, 1, moment.unit, zone)
}

/** Whether a moment is now, so that a range up to it is live. */
export function isNow(moment: Moment): boolean {
  return moment.kind === 'relative' && moment.offsets.length === 0 && moment.unit === undefined
}

/** Canonical text: `now-6h`, `now-1d/d`, `20261130T040000Z`. It contains nothing that an address would escape but `/`. */
export function formatMoment(moment: Moment): string {
  if (moment.kind === 'fixed')
    return `${new Date(moment.time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const offsets = moment.offsets.map(
    ({ amount, unit }) => `${amount < 0 ? '-' : '+'}${Math.abs(amount)}${unit}`,
  )
  return `now${offsets.join('')}${moment.unit === undefined ? '' : `/${moment.unit}`}`
}
