import type { Caller } from '../../http/caller.js'
import type { AlarmFilter } from '../../store/alarmFilter.js'
import { unprocessable } from './errors.js'
import { parseDimensions } from './parseDimensions.js'
import { alarmStates, parseSeverities } from './parseSeverities.js'
import type { Query } from './query.js'
import { parseFractionTime } from './time.js'

/** Reads the filters that the list and the count of alarms share. @throws ApiError 422 */
export function parseAlarmFilter(caller: Caller, query: Query): AlarmFilter {
  return {
    projectId: caller.projectId,
    alarmDefinitionId: query.first('alarm_definition_id'),
    metricName: query.first('metric_name'),
    metricDimensions: parseDimensions(query, 'metric_dimensions'),
    state: parseState(query),
    severities: parseSeverities(query),
    lifecycleState: query.first('lifecycle_state'),
    link: query.first('link'),
    stateUpdatedFrom: parseStateUpdated(query),
  }
}

function parseState(query: Query): string | undefined {
  const state = query.only('state')?.toUpperCase()
  if (state !== undefined && !alarmStates.some((known) => known === state)) {
    throw unprocessable(`State must be one of ${alarmStates.join(', ')}`, 'Invalid State')
  }
  return state
}

function parseStateUpdated(query: Query): number | undefined {
  const text = query.first('state_updated_start_time')
  if (text === undefined) return undefined
  const time = parseFractionTime(text)
  if (time === undefined) {
    throw unprocessable('state_updated_start_time must look like 2025-01-01T00:00:00.000Z, fraction included')
  }
  return time
}
