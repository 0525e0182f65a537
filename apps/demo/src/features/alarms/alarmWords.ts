import { formatCount } from '../../format/formatCount.js'

/** `1 alarm`, `20,039 alarms`. */
export function alarmWords(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'alarm' : 'alarms'}`
}
