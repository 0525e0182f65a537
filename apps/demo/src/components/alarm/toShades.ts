import type { AlarmTimeline } from '@monasca/core/evaluation'
import type { ChartShade } from '../chart/types.js'

/** The times in which an alarm was not OK, as tints behind its charts. */
export function toShades({ periods }: AlarmTimeline): ChartShade[] {
  return periods.flatMap(({ state, startTime: start, endTime: end }) =>
    state === 'OK'
      ? []
      : [{ start, end, color: state === 'ALARM' ? '--shade-alarm' : '--shade-undetermined' }],
  )
}
