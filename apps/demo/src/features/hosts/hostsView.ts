import type { Host } from '../../hosts/hosts.js'
import type { HostSeries } from '../../series/useHostSeries.js'
import type { ValueAlarms } from '../alarms/dimensionAlarms.js'
import type { HostMetricChoice } from './hostMetrics.js'

/** What each view of the hosts gets. */
export type HostsViewProps = {
  /** In their order. */
  hosts: readonly Host[]
  metric: HostMetricChoice
  data: HostSeries
  /** By host; `undefined` while they load. */
  alarms: ReadonlyMap<string, ValueAlarms> | undefined
  /** The range in words: `the last hour`. */
  rangeWords: string
  /** Why the last read failed; `null` without a failure. */
  error: unknown
  onRetry: () => void
}
