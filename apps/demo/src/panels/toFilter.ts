import type { AlarmFilter, DimensionFilter } from '@monasca/core'
import type { PanelOf } from './panelSchema.js'

type Filtered = Pick<PanelOf<'alarmCounts'>, 'severity' | 'metric' | 'dimensions'>

/** The conditions of a panel as the API has them. Variables must have been filled in. */
export function toAlarmFilter({ severity, metric, dimensions }: Filtered): AlarmFilter {
  return {
    severity,
    metricName: metric,
    metricDimensions: dimensions && toDimensions(dimensions),
  }
}

/** An empty list of values is any value. */
function toDimensions(dimensions: Readonly<Record<string, readonly string[]>>): DimensionFilter | undefined {
  const entries = Object.entries(dimensions)
  if (entries.length === 0) return undefined
  return Object.fromEntries(entries.map(([name, values]) => [name, values.length === 0 ? true : [...values]]))
}
