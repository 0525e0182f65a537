import { Text } from '@mantine/core'
import { useMetrics } from '@monasca/react'
import { matchesFilter, toServerFilter } from '@monasca/react/query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { suggestFilters, toDimensionFilter } from '../../search/dimensionFilters.js'
import { pollEvery } from '../../series/pollEvery.js'
import { MetricChart } from './MetricChart.js'
import { MetricFilters } from './MetricFilters.js'
import { MetricsList } from './MetricsList.js'
import classes from './MetricsPage.module.css'
import { fromMetricParts, type MetricsSearch } from './metricsSearch.js'

const route = getRouteApi('/signed-in/metrics')

/** Longest list; filters find the rest. */
const limit = 5000
/** Milliseconds between reads of the list: metrics change slowly. */
const interval = 60_000

/** Finds metrics by name and dimensions, and shows the statistics of one. */
export function MetricsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: MetricsSearch) => void navigate({ search: (old) => ({ ...old, ...part }) })

  const filter = useMemo(() => toDimensionFilter(search.dimensions ?? []) ?? {}, [search.dimensions])
  const metrics = useMetrics({
    name: search.name,
    dimensions: toServerFilter(filter),
    limit,
    query: pollEvery(interval),
  })
  const listed = metrics.data?.elements
  const elements = useMemo(
    () => listed?.filter(({ dimensions }) => matchesFilter(dimensions, filter)),
    [listed, filter],
  )
  const suggestions = useMemo(() => suggestFilters(elements ?? [], 200), [elements])
  const selected = useMemo(() => search.metric && fromMetricParts(search.metric), [search.metric])

  return (
    <Page>
      <PageHeader
        title="Metrics"
        aside={elements && <Matches count={elements.length} more={metrics.data?.nextOffset !== undefined} />}
      />
      <MetricFilters
        name={search.name}
        filters={search.dimensions ?? []}
        suggestions={suggestions}
        onName={(name) => change({ name })}
        onFilters={(dimensions) => change({ dimensions })}
      />
      <div className={classes['columns']}>
        <MetricsList
          metrics={elements}
          error={metrics.error}
          onRetry={() => void metrics.refetch()}
          selected={selected}
          filtered={search.name !== undefined || search.dimensions !== undefined}
        />
        <MetricChart metric={selected} />
      </div>
    </Page>
  )
}

function Matches({ count, more }: { count: number; more: boolean }) {
  return (
    <Text size="sm" c="dimmed" role="status" data-testid="matches">
      {more ? `more than ${count}` : count} {count === 1 ? 'match' : 'matches'}
    </Text>
  )
}
