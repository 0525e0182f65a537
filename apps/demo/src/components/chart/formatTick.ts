import { locale } from '../../format/locale.js'

const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' })
const minute = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const second = new Intl.DateTimeFormat(locale, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/**
 * The label of a time (milliseconds) on an axis whose labels are `step` seconds apart: a date, or a time as exact as
 * needed.
 */
export function formatTick(time: number, step: number): string {
  const date = new Date(time)
  if (step >= 86_400) return day.format(date)
  if (date.getHours() === 0 && date.getMinutes() === 0 && date.getSeconds() === 0) return day.format(date)
  return (step >= 60 ? minute : second).format(date)
}
