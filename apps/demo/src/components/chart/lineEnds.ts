import { formatClock, formatDateTime, formatMinute } from '../../format/formatTime.js'
import { lastTime } from './lastValues.js'
import { silence } from './silence.js'
import type { ChartLine } from './types.js'

/** Where a line ended before the range does. */
export type LineEnd = { line: ChartLine; time: number; value: number }

const noEnds: LineEnd[] = []

/**
 * The lines that have been silent for too long at the end of the range, but not for the whole of it. The same array
 * while there are none.
 */
export function lineEnds(
  lines: readonly ChartLine[],
  range: { start: number; end: number; minimumStep?: number | undefined },
): readonly LineEnd[] {
  const { start, end, minimumStep } = range
  const latest = end - silence(minimumStep)
  const ends = lines.flatMap((line): LineEnd[] => {
    const { timestamps, columns } = line.points
    const time = timestamps.at(-1)
    const value = columns.value.at(-1)
    if (time === undefined || value === undefined || time < start || time >= latest) return []
    return [{ line, time, value }]
  })
  return ends.length === 0 ? noEnds : ends
}

/** The time since which no line has data; `undefined` while one of them has. */
export function silentSince(
  lines: readonly ChartLine[],
  range: { end: number; minimumStep?: number | undefined },
): number | undefined {
  const newest = lastTime(lines)
  return newest !== undefined && range.end - newest > silence(range.minimumStep) ? newest : undefined
}

/** `12:03`, or with the date if the range is longer than a day. */
export function formatMoment(time: number, { start, end }: { start: number; end: number }): string {
  return end - start > 86_400_000 ? formatDateTime(time) : formatMinute(time)
}

/** `12:03:25`, or with the date if the range is longer than a day. */
export function formatExactMoment(time: number, { start, end }: { start: number; end: number }): string {
  return end - start > 86_400_000 ? formatDateTime(time) : formatClock(time)
}
