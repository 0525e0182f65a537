import { parseRangeId, type RangeId } from '../../timeRange/ranges.js'
import { type HostMetricId, parseHostMetricId } from './hostMetrics.js'

export type HostsSearch = {
  /** Absent: the shortest. */
  range?: RangeId | undefined
  /** `false`: the charts stand still. */
  live?: boolean | undefined
  /** Absent: CPU. */
  metric?: HostMetricId | undefined
  /** Part of the names to show. Absent: all. */
  filter?: string | undefined
  /** Absent: by name. */
  sort?: 'value' | undefined
  /** Absent: each chart has a scale of its own. */
  scale?: 'same' | undefined
  /** Length of a statistics step in seconds. Absent: as fits the range. */
  step?: number | undefined
}

export function parseHostsSearch(search: Record<string, unknown>): HostsSearch {
  const range = parseRangeId(search['range'])
  const metric = parseHostMetricId(search['metric'])
  const { filter, step } = search
  // What is left out here would come back from the address unchecked.
  return {
    range: range === '15m' ? undefined : range,
    live: search['live'] === false ? false : undefined,
    metric: metric === 'cpu' ? undefined : metric,
    // What is typed may look like a number, which the address does not tell apart.
    filter:
      (typeof filter === 'string' && filter !== '') || typeof filter === 'number'
        ? String(filter)
        : undefined,
    sort: search['sort'] === 'value' ? 'value' : undefined,
    scale: search['scale'] === 'same' ? 'same' : undefined,
    step: typeof step === 'number' && Number.isSafeInteger(step) && step > 0 ? step : undefined,
  }
}
