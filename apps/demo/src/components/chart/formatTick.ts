import { toWallTime } from '@monasca/core/time'
import { formatClock, formatDay, formatMinute } from '../../format/formatTime.js'
import { getTimeZone } from '../../format/timeZone.js'

/**
 * The label of a time (milliseconds) on an axis whose labels are `step` seconds apart: a date, or a time as exact as
 * needed.
 */
export function formatTick(time: number, step: number): string {
  if (step >= 86_400) return formatDay(time)
  const { hour, minute, second } = toWallTime(time, getTimeZone())
  if (hour === 0 && minute === 0 && second === 0) return formatDay(time)
  return (step >= 60 ? formatMinute : formatClock)(time)
}
