import type { AlarmGroup } from '@monasca/core'
import { pollEvery } from '../../series/pollEvery.js'

/** Milliseconds between reads. */
const interval = 20_000

const groupBy: readonly AlarmGroup[] = ['state', 'severity']

/** Counts all alarms by state and severity. The frame and the pages share the reads: spread it into `useAlarmCount`. */
export const alarmCounting = { groupBy, query: pollEvery(interval) }
