import type { Alarm, AlarmFilter } from '@monasca/core'
import { toDimensionFilter } from '../../search/dimensionFilters.js'
import type { AlarmsSearch } from './alarmsSearch.js'
import { changedSince } from './changedWithin.js'
import { matchesText } from './matchesText.js'

/** What the server filters by. */
export type ServerFilter = Omit<AlarmFilter, 'offset' | 'limit'>

/** The filters that the server applies. The API has no filter for a text, a missing link or lifecycle state. */
export function toServerFilter(search: AlarmsSearch, now: number): ServerFilter {
  const { state, severity, definition, metric, dimensions, lifecycle, changed } = search
  return {
    state,
    severity,
    alarmDefinitionId: definition,
    metricName: metric,
    metricDimensions: dimensions && toDimensionFilter(dimensions),
    lifecycleState: lifecycle === '' ? undefined : lifecycle,
    stateUpdatedStartTime: changedSince(changed, now),
  }
}

/** The filters that the API does not have: the page reads the alarms and applies them. `undefined`: none. */
export function toLocalFilter({
  text,
  link,
  lifecycle,
}: AlarmsSearch): ((alarm: Alarm) => boolean) | undefined {
  if (text === undefined && link === undefined && lifecycle !== '') return undefined
  const words = (text ?? '').toLowerCase().split(' ').filter(Boolean)
  return (alarm) =>
    (link === undefined || (link === 'with') === Boolean(alarm.link)) &&
    (lifecycle !== '' || !alarm.lifecycleState) &&
    matchesText(alarm, words)
}

/** Names of the filters that the page applies itself, for a sentence. */
export function localFilterWords({ text, link, lifecycle }: AlarmsSearch): string {
  return [
    ...(text === undefined ? [] : ['text']),
    ...(link === undefined ? [] : ['link']),
    ...(lifecycle === '' ? ['missing lifecycle state'] : []),
  ].join(' and ')
}
