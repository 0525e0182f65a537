import type { MetricUnit } from '@monasca/core/units'
import type { HostMetric } from '../../series/useHostSeries.js'

export type HostMetricId = 'cpu' | 'memory' | 'load' | 'disk' | 'in' | 'out'

/** A metric to compare hosts by. */
export type HostMetricChoice = HostMetric & {
  /** Its name in the address. */
  id: HostMetricId
  label: string
  unit: MetricUnit
  /** Index in the chart palette. */
  color: number
  /** The upper end of an axis that is the same for all hosts. @default the largest value of all */
  top?: number | undefined
}

/** Metrics that Monasca's agent reports for every host. */
export const hostMetrics: readonly HostMetricChoice[] = [
  { id: 'cpu', label: 'CPU', name: 'cpu.percent', statistic: 'avg', unit: 'percent', color: 1, top: 100 },
  {
    id: 'memory',
    label: 'Memory in use',
    name: 'mem.usable_perc',
    statistic: 'avg',
    derive: (usable) => 100 - usable,
    unit: 'percent',
    color: 3,
    top: 100,
  },
  { id: 'load', label: 'Load per core', name: 'load.avg_1_min', statistic: 'avg', unit: 'number', color: 4 },
  {
    id: 'disk',
    label: 'Fullest disk',
    name: 'disk.space_used_perc',
    statistic: 'max',
    unit: 'percent',
    color: 5,
    top: 100,
  },
  {
    id: 'in',
    label: 'Network in',
    name: 'net.in_bytes_sec',
    statistic: 'avg',
    summed: true,
    unit: 'bytesPerSecond',
    color: 3,
  },
  {
    id: 'out',
    label: 'Network out',
    name: 'net.out_bytes_sec',
    statistic: 'avg',
    summed: true,
    unit: 'bytesPerSecond',
    color: 2,
  },
]

const byId = new Map<string, HostMetricChoice>(hostMetrics.map((metric) => [metric.id, metric]))
export const defaultHostMetric: HostMetricId = 'cpu'

/** Returns the id of a metric, or the default for anything else. */
export function parseHostMetricId(value: unknown): HostMetricId {
  return (typeof value === 'string' ? byId.get(value)?.id : undefined) ?? defaultHostMetric
}

export function hostMetricOf(id: HostMetricId): HostMetricChoice {
  const metric = byId.get(id)
  if (!metric) throw new RangeError(`No such metric: ${id}`)
  return metric
}
