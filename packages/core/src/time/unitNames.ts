import type { RoundingUnit, TimeUnit } from './timePoint.js'

const names: Readonly<Record<TimeUnit, readonly string[]>> = {
  s: ['s', 'sec', 'secs', 'second', 'seconds'],
  m: ['m', 'min', 'mins', 'minute', 'minutes'],
  h: ['h', 'hr', 'hrs', 'hour', 'hours'],
  d: ['d', 'day', 'days'],
  w: ['w', 'week', 'weeks'],
  M: ['M', 'month', 'months'],
  Q: ['Q', 'q', 'quarter', 'quarters'],
  y: ['y', 'year', 'years'],
}

const units = new Map(
  (Object.keys(names) as TimeUnit[]).flatMap((unit) => names[unit].map((name) => [name, unit] as const)),
)

/** Returns a unit to move by. As in Grafana, the `f` of a fiscal unit changes nothing. `undefined` if there is none. */
export function readUnit(name: string): TimeUnit | undefined {
  if (name === 'fQ' || name === 'fy') return name === 'fQ' ? 'Q' : 'y'
  // `M` and `m` differ; `Hours` and `hours` do not.
  return units.get(name) ?? units.get(name.toLowerCase())
}

/** Returns a unit to round to; `undefined` if there is none. */
export function readRoundingUnit(name: string): RoundingUnit | undefined {
  return name === 'fQ' || name === 'fy' ? name : readUnit(name)
}
