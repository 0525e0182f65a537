import { toWallTime } from '@monasca/core/time'
import { formatClock, formatDay, formatMinute } from '../../format/formatTime.js'
import { getTimeZone } from '../../format/timeZone.js'

/** More labels than the axes on a page have. */
const mostLabels = 1000

/** By zone, exactness and time: the charts of a page have the same labels, and `Intl` is slow. */
const labels = new Map<string, string>()

/**
 * The label of a time (milliseconds) on an axis whose labels are `step` seconds apart: a date, or a time as exact as
 * needed.
 */
export function formatTick(time: number, step: number): string {
  const key = `${getTimeZone() ?? ''} ${Math.min(step, 86_400)} ${time}`
  const known = labels.get(key)
  if (known !== undefined) return known
  const label = format(time, step)
  if (labels.size >= mostLabels) labels.clear()
  labels.set(key, label)
  return label
}

function format(time: number, step: number): string {
  if (step >= 86_400) return formatDay(time)
  const { hour, minute, second } = toWallTime(time, getTimeZone())
  if (hour === 0 && minute === 0 && second === 0) return formatDay(time)
  return (step >= 60 ? formatMinute : formatClock)(time)
}
