import { formatCount } from '../../format/formatCount.js'

/** What is lost with alarm definitions. `alarms` is `undefined` if their number is not known. */
export function describeLoss(alarms: number | undefined): string {
  const end = 'You cannot undo this.'
  if (alarms === undefined) return `All their alarms and the state history of these are deleted too. ${end}`
  if (alarms === 0) return `No alarms are lost. ${end}`
  return alarms === 1
    ? `1 alarm and its state history are deleted too, without a notification. ${end}`
    : `${formatCount(alarms)} alarms and their state history are deleted too, without a notification. ${end}`
}
