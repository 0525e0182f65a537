import { formatSeverities, type Severity } from '../alarmDefinitions.js'
import { type AlarmState, checkState } from '../alarms.js'
import { type DimensionFilter, formatDimensionFilter } from '../dimensions.js'
import { checkPositive } from '../parameters.js'
import { formatOptionalTime, type Time } from '../time.js'

/** Which alarms are meant; all conditions must hold. */
export type AlarmFilter = {
  alarmDefinitionId?: string | undefined
  /** The exact name of one of the alarm's metrics. */
  metricName?: string | undefined
  /** Dimensions that one metric of the alarm must have. */
  metricDimensions?: DimensionFilter | undefined
  state?: AlarmState | undefined
  /** Severity of the alarm's definition: one, or several. An empty list filters by none. */
  severity?: Severity | readonly Severity[] | undefined
  /** The exact text. */
  lifecycleState?: string | undefined
  /** The exact text. */
  link?: string | undefined
  /** Only alarms whose state changed at or after this time. */
  stateUpdatedStartTime?: Time | undefined
  /** The `nextOffset` of the page before: how many elements to skip. */
  offset?: string | undefined
  /** Elements on a page. @default 10000, which is also the most */
  limit?: number | undefined
}

/** Writes what the list and the count of alarms have in common. */
export function formatAlarmFilter(filter: AlarmFilter): Record<string, string | number | undefined> {
  return {
    alarm_definition_id: filter.alarmDefinitionId,
    metric_name: filter.metricName,
    metric_dimensions: formatDimensionFilter(filter.metricDimensions, 'metricDimensions'),
    state: filter.state === undefined ? undefined : checkState(filter.state),
    severity: formatSeverities(filter.severity),
    lifecycle_state: filter.lifecycleState,
    link: filter.link,
    // The one time that must have a fraction; `formatTime` always writes one.
    state_updated_start_time: formatOptionalTime(filter.stateUpdatedStartTime, 'stateUpdatedStartTime'),
    offset: filter.offset,
    limit: checkPositive(filter.limit, 'limit'),
  }
}
