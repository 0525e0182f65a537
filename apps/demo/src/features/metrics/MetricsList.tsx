import { Paper, Skeleton } from '@mantine/core'
import type { Metric } from '@monasca/core'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { MetricsTable } from './MetricsTable.js'
import type { MetricIdentity } from './metricsSearch.js'

export type MetricsListProps = {
  /** `undefined` until they have arrived. */
  metrics: readonly Metric[] | undefined
  error: unknown
  onRetry: () => void
  selected: MetricIdentity | undefined
  /** Whether anything was asked for that might exclude all metrics. */
  filtered: boolean
}

/** The metrics, or what stands in for them. */
export function MetricsList({ metrics, error, onRetry, selected, filtered }: MetricsListProps) {
  if (metrics === undefined) {
    return error === null ? (
      <Skeleton height={320} role="status" aria-label="Metrics are loading" />
    ) : (
      <ErrorNotice error={error} onRetry={onRetry} />
    )
  }
  return (
    <Paper withBorder>
      {metrics.length === 0 ? (
        <EmptyNotice>
          {filtered
            ? 'No metric matches. Remove a filter.'
            : 'Nothing has been measured in this project yet.'}
        </EmptyNotice>
      ) : (
        <MetricsTable metrics={metrics} selected={selected} />
      )}
      {error !== null && <StaleNotice error={error} onRetry={onRetry} />}
    </Paper>
  )
}
