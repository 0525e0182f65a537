import { Paper, Skeleton } from '@mantine/core'
import type { Metric } from '@monasca/core'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { MetricsTable } from './MetricsTable.js'
import type { MetricIdentity } from './metricsSearch.js'

export type MetricsListProps = {
  /** `undefined` until they have loaded. */
  metrics: readonly Metric[] | undefined
  error: unknown
  onRetry: () => void
  selected: MetricIdentity | undefined
  /** Whether a filter may exclude all metrics. */
  filtered: boolean
}

/** The list of metrics, or its loading, error or empty state. */
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
          {filtered ? 'No metrics match. Remove a filter.' : 'This project has no metrics yet.'}
        </EmptyNotice>
      ) : (
        <MetricsTable metrics={metrics} selected={selected} />
      )}
      {error !== null && <StaleNotice error={error} onRetry={onRetry} />}
    </Paper>
  )
}
