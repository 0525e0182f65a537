import { groupFilter } from './alarmGroups.js'
import type { AlarmsSearch } from './alarmsSearch.js'

/** The filters that list the alarms with a value of a dimension, such as those of a host. */
export function valueFilter(dimension: string, value: string): Partial<AlarmsSearch> {
  return groupFilter({}, { by: 'dimension', dimension }, value) ?? {}
}
