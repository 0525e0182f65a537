import { formatDuration } from '../../format/formatDuration.js'
import { formatValue } from '../../format/formatValue.js'
import { rowAt, valueAt } from './lastValues.js'
import { formatExactMoment } from './lineEnds.js'
import type { ChartLine } from './types.js'

/** The point that is read with the keyboard. */
export type ReadPoint = {
  /** Id of its line. */
  id: string
  /** Milliseconds since the epoch. */
  time: number
  /** The other end of the stretch that Shift extends. */
  from?: number | undefined
}

/** Points for each key; the rest of the keys is in `movePoint`. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -10,
  PageDown: 10,
}

/** Lines within a range: milliseconds since the epoch. */
export type ReadContent = { lines: readonly ChartLine[]; start: number; end: number }

/**
 * The point that a key moves to: arrows to the sides by one point, PageUp and PageDown by ten, Home and End to the ends,
 * arrows up and down to the nearest point of another line. The first key starts at the newest point. `undefined` for
 * other keys, and without a point. With `extend` the stretch between the points is chosen.
 */
export function movePoint(
  point: ReadPoint | undefined,
  { key, extend }: { key: string; extend: boolean },
  { lines: all, start, end }: ReadContent,
): ReadPoint | undefined {
  const lines = all.filter(({ points }) => {
    const last = rowAt(points, end)
    return last >= 0 && (points.timestamps[last] ?? 0) >= start
  })
  const index = Math.max(
    0,
    lines.findIndex(({ id }) => id === point?.id),
  )
  const line = lines[index]
  const isVertical = key === 'ArrowUp' || key === 'ArrowDown'
  const step = steps[key]
  if (line === undefined || (!isVertical && step === undefined && key !== 'Home' && key !== 'End'))
    return undefined
  const [first, last] = rowsWithin(line, start, end)
  const at = ({ points, id }: ChartLine, row: number): ReadPoint => ({
    id,
    time: points.timestamps[row] ?? 0,
    ...(extend ? { from: point?.from ?? point?.time } : {}),
  })
  if (point === undefined) return at(line, key === 'Home' ? first : last)
  if (isVertical) {
    const other = lines[(index + (key === 'ArrowDown' ? 1 : lines.length - 1)) % lines.length] ?? line
    return at(other, nearestRow(other, point.time, rowsWithin(other, start, end)))
  }
  const row = nearestRow(line, point.time, [first, last])
  if (step === undefined) return at(line, key === 'Home' ? first : last)
  return at(line, Math.min(last, Math.max(first, row + step)))
}

/** Where a point is on the plot. A point without a number is at zero. */
export function placeOf(
  { id, time }: ReadPoint,
  { lines }: ReadContent,
): { time: number; value: number; unit: ChartLine['unit'] } | undefined {
  const line = lines.find((one) => one.id === id)
  return line && { time, value: valueAt(line.points, time) ?? 0, unit: line.unit }
}

/** The first and the last row within a range. */
function rowsWithin({ points }: ChartLine, start: number, end: number): [first: number, last: number] {
  const before = rowAt(points, start)
  return [points.timestamps[before] === start ? before : before + 1, rowAt(points, end)]
}

function nearestRow({ points }: ChartLine, time: number, [first, last]: [number, number]): number {
  const row = rowAt(points, time)
  const [before, after] = [points.timestamps[row], points.timestamps[row + 1]]
  const isNext = before === undefined || (after !== undefined && after - time < time - before)
  return Math.min(last, Math.max(first, isNext ? row + 1 : row))
}

/** The point for a live region: `14:03:25, web-01, 12.3 %`. A gap before it is announced. */
export function describePoint(
  { id, time, from }: ReadPoint,
  before: ReadPoint | undefined,
  { lines, start, end }: ReadContent,
  longest: number,
): string {
  const line = lines.find((one) => one.id === id)
  if (line === undefined) return ''
  const value = line.points.columns.value[rowAt(line.points, time)]
  const isNumber = value !== undefined && !Number.isNaN(value)
  const range = { start, end }
  const pause = before?.id === id ? Math.abs(time - before.time) : 0
  const neighbour = isNeighbour(line, before, time)
  return [
    ...(from === undefined || from === time
      ? []
      : [
          `${formatExactMoment(Math.min(from, time), range)} to ${formatExactMoment(Math.max(from, time), range)} selected`,
        ]),
    ...(neighbour && longest > 0 && pause > longest ? [`After a gap of ${formatDuration(pause)}`] : []),
    formatExactMoment(time, range),
    line.label,
    isNumber ? formatValue(value, line.unit) : 'no value',
  ].join(', ')
}

function isNeighbour({ points, id }: ChartLine, before: ReadPoint | undefined, time: number): boolean {
  return before?.id === id && Math.abs(rowAt(points, before.time) - rowAt(points, time)) === 1
}
