import {
  type Condition,
  type DimensionFilter,
  joinConditions,
  type MetricFilter,
  metricCondition,
} from './metricFilter.js'

/** Selects alarms of a project. */
export type AlarmFilter = {
  projectId: string
  alarmDefinitionId?: string | undefined
  /** Name of one of the alarm's metrics. */
  metricName?: string | undefined
  /** Dimensions that a single metric of the alarm must all have. */
  metricDimensions?: readonly DimensionFilter[] | undefined
  state?: string | undefined
  severities?: readonly string[] | undefined
  lifecycleState?: string | undefined
  link?: string | undefined
  /** Only alarms that changed state at or after this time, in ms since the epoch. */
  stateUpdatedFrom?: number | undefined
}

/** Turns a filter into a condition on `alarms a JOIN alarm_definitions d`. */
export function alarmCondition(filter: AlarmFilter): Condition {
  const { projectId, metricName, metricDimensions = [], severities } = filter
  const terms: Condition[] = [{ sql: 'a.project_id = ?', parameters: [projectId] }]
  const equal = {
    'a.alarm_definition_id': filter.alarmDefinitionId,
    'a.state': filter.state,
    'a.lifecycle_state': filter.lifecycleState,
    'a.link': filter.link,
  }
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) terms.push({ sql: `${column} = ?`, parameters: [value] })
  }
  if (severities !== undefined) {
    terms.push({
      sql: 'd.severity IN (SELECT value FROM json_each(?))',
      parameters: [JSON.stringify(severities)],
    })
  }
  if (filter.stateUpdatedFrom !== undefined) {
    terms.push({ sql: 'a.state_updated_at >= ?', parameters: [filter.stateUpdatedFrom] })
  }
  if (metricName !== undefined) terms.push(havingMetric({ projectId, name: metricName }))
  if (metricDimensions.length > 0) terms.push(havingMetric({ projectId, dimensions: metricDimensions }))
  return joinConditions(terms)
}

/** Turns a filter of metrics into a condition on `alarms a` that have one of them. */
function havingMetric(filter: MetricFilter): Condition {
  const { sql, parameters } = metricCondition(filter)
  return {
    sql: `a.id IN (SELECT am.alarm_id FROM alarm_metrics am JOIN metrics m ON m.id = am.metric_id WHERE ${sql})`,
    parameters,
  }
}
