import { type AlarmFilter, alarmCondition } from './alarmFilter.js'
import type { Store } from './store.js'

/** The fields that alarms can be grouped by, each with its column. */
const groupColumns: Readonly<Record<string, string>> = {
  alarm_definition_id: 'a.alarm_definition_id',
  name: 'd.name',
  state: 'a.state',
  severity: 'd.severity',
  link: 'a.link',
  lifecycle_state: 'a.lifecycle_state',
  metric_name: 'm.name',
  dimension_name: 'md.name',
  dimension_value: 'md.value',
}

/** The values of `groupBy` of `countAlarms`. */
export const alarmGroups: readonly string[] = Object.keys(groupColumns)

/** A number of alarms, then the values of the group they belong to. */
export type AlarmCountRow = [count: number, ...group: (string | null)[]]

/**
 * Counts alarms by groups, in the order of the groups' values. An alarm with several metrics counts once in each group
 * that any of them belongs to. Without groups there is one row.
 */
export function countAlarms(
  store: Store,
  filter: AlarmFilter & { groupBy: readonly string[]; skip: number; limit: number },
): AlarmCountRow[] {
  const { sql, parameters } = alarmCondition(filter)
  const columns = filter.groupBy.map((name) => groupColumns[name] ?? 'NULL')
  const joins = [
    columns.some((column) => /^md?\./.test(column)) &&
      'LEFT JOIN alarm_metrics am ON am.alarm_id = a.id LEFT JOIN metrics m ON m.id = am.metric_id',
    columns.some((column) => column.startsWith('md.')) &&
      'LEFT JOIN metric_dimensions md ON md.metric_id = m.id',
  ].filter(Boolean)
  const grouping = columns.length === 0 ? '' : `GROUP BY ${columns.join(', ')} ORDER BY ${columns.join(', ')}`
  return store.rows<AlarmCountRow>(
    `SELECT ${['count(DISTINCT a.id)', ...columns].join(', ')} FROM alarms a
     JOIN alarm_definitions d ON d.id = a.alarm_definition_id ${joins.join(' ')}
     WHERE ${sql} ${grouping} LIMIT ? OFFSET ?`,
    [...parameters, filter.limit, filter.skip],
  )
}
