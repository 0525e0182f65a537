import { Paper, Text } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { lazyPart } from '../../components/LazyPart.js'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { formatCount } from '../../format/formatCount.js'
import { useHosts } from '../../hosts/useHosts.js'
import { useHostSeries } from '../../series/useHostSeries.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'
import { useDimensionAlarms } from '../alarms/useDimensionAlarms.js'
import { HostGrid } from './cards/HostGrid.js'
import { HostGridSkeleton } from './cards/HostGridSkeleton.js'
import { HostsToolbar } from './HostsToolbar.js'
import { hostMetricOf } from './hostMetrics.js'
import type { HostsSearch } from './hostsSearch.js'
import type { HostsViewProps } from './hostsView.js'
import { NoHosts } from './NoHosts.js'
import { resolutionOf } from './resolutions.js'
import { sortByName, sortByTrouble, sortByValue } from './sortHosts.js'

const route = getRouteApi('/signed-in/hosts')

const { Part: HostOverlay } = lazyPart(() =>
  import('./overlay/HostOverlay.js').then((module) => module.HostOverlay),
)
const { Part: HeatMap } = lazyPart(() => import('./heatMap/HeatMap.js').then((module) => module.HeatMap))
const { Part: HostTable } = lazyPart(() =>
  import('./hostTable/HostTable.js').then((module) => module.HostTable),
)

/** Compares all hosts by one metric. */
export function HostsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: HostsSearch) => {
    // Back undoes a filter as a whole, not letter by letter.
    const isTyping = part.filter !== undefined && part.filter !== '' && search.filter !== undefined
    void navigate({ search: (old) => ({ ...old, ...part }), replace: isTyping })
  }

  const { filter = '', sort, view } = search
  const range = useFrameRange()
  const metric = hostMetricOf(search.metric ?? 'cpu')
  const period = resolutionOf(range, search.step)
  const refresh = range.every(period)
  const hosts = useHosts()
  const series = useHostSeries({ metric, ...range.series, period, refresh, live: range.polls })

  const counted = useDimensionAlarms()
  const alarms = counted.data?.get('hostname')
  // Cards that appear under the pointer keep their order, so they wait for what it depends on, unless that fails.
  const isOrdered = sort === 'name' || sort === 'value' || !counted.isPending || counted.failureCount > 0

  const { data } = series
  const matching = useMemo(() => {
    const wanted = filter.trim().toLowerCase()
    return hosts.data?.filter(({ name }) => name.toLowerCase().includes(wanted))
  }, [hosts.data, filter])
  const sorted = useMemo(() => {
    if (matching === undefined || sort === 'name') return matching && sortByName(matching)
    return sort === 'value' ? sortByValue(matching, data) : sortByTrouble(matching, alarms, data)
  }, [matching, sort, alarms, data])

  const error = hosts.data === undefined ? hosts.error : series.error
  const retry = () => {
    if (hosts.error !== null) void hosts.refetch()
    if (series.error !== null) series.retry()
  }
  const isReady = sorted !== undefined && data !== undefined && isOrdered

  return (
    <Page>
      <PageHeader
        title="Hosts"
        aside={matching && <Count shown={matching.length} all={hosts.data?.length ?? 0} />}
      />
      <HostsToolbar search={search} range={range} onChange={change} />
      {error !== null && !isReady && <ErrorNotice error={error} onRetry={retry} />}
      {error !== null && isReady && view !== 'overlay' && <StaleNotice error={error} onRetry={retry} />}
      {error === null && !isReady && <HostGridSkeleton />}
      {isReady && sorted.length === 0 && filter === '' && <NoHosts />}
      {isReady && sorted.length === 0 && filter !== '' && (
        <Paper withBorder>
          <EmptyNotice>No host name contains “{filter}”.</EmptyNotice>
        </Paper>
      )}
      {isReady && sorted.length > 0 && (
        <Hosts
          search={search}
          view={{ hosts: sorted, metric, data, alarms, rangeWords: range.words, error, onRetry: retry }}
        />
      )}
    </Page>
  )
}

function Hosts({ search, view }: { search: HostsSearch; view: HostsViewProps }) {
  if (search.view === 'overlay') return <HostOverlay {...view} />
  if (search.view === 'heat') return <HeatMap {...view} />
  if (search.view === 'table') return <HostTable {...view} />
  return <HostGrid {...view} sameScale={search.scale === 'same'} />
}

function Count({ shown, all }: { shown: number; all: number }) {
  return (
    <Text size="sm" c="dimmed" role="status">
      {shown === all ? formatCount(all) : `${formatCount(shown)} of ${formatCount(all)}`}
    </Text>
  )
}
