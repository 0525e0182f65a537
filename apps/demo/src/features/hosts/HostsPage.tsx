import { Paper, Text } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { useHosts } from '../../hosts/useHosts.js'
import { useHostSeries } from '../../series/useHostSeries.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'
import { HostGrid } from './HostGrid.js'
import { HostGridSkeleton } from './HostGridSkeleton.js'
import { HostsToolbar } from './HostsToolbar.js'
import { hostMetricOf } from './hostMetrics.js'
import type { HostsSearch } from './hostsSearch.js'
import { NoHosts } from './NoHosts.js'
import { resolutionOf } from './resolutions.js'
import { sortByName, sortByValue } from './sortHosts.js'

const route = getRouteApi('/signed-in/hosts')

/** Largest number of cards; the filter finds other hosts. */
const limit = 120

/** Compares all hosts by one metric. */
export function HostsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: HostsSearch) => {
    // Back undoes a filter as a whole, not letter by letter.
    const isTyping = part.filter !== undefined && part.filter !== '' && search.filter !== undefined
    void navigate({ search: (old) => ({ ...old, ...part }), replace: isTyping })
  }

  const range = useFrameRange()
  const metric = hostMetricOf(search.metric ?? 'cpu')
  const period = resolutionOf(range, search.step)
  const refresh = range.every(period)
  const hosts = useHosts()
  const series = useHostSeries({ metric, ...range.series, period, refresh, live: range.polls })

  const { data } = series
  const { filter = '', sort } = search
  const matching = useMemo(() => {
    const wanted = filter.trim().toLowerCase()
    return hosts.data?.filter(({ name }) => name.toLowerCase().includes(wanted))
  }, [hosts.data, filter])
  const sorted = useMemo(
    () => matching && (sort === 'value' ? sortByValue(matching, data) : sortByName(matching)),
    [matching, sort, data],
  )
  const shown = useMemo(() => sorted?.slice(0, limit), [sorted])

  const error = hosts.data === undefined ? hosts.error : series.error
  const retry = () => {
    if (hosts.error !== null) void hosts.refetch()
    if (series.error !== null) series.retry()
  }
  const isReady = shown !== undefined && data !== undefined

  return (
    <Page>
      <PageHeader
        title="Hosts"
        aside={matching && <Count shown={Math.min(matching.length, limit)} all={hosts.data?.length ?? 0} />}
      />
      <HostsToolbar search={search} range={range} onChange={change} />
      {error !== null && !isReady && <ErrorNotice error={error} onRetry={retry} />}
      {error !== null && isReady && <StaleNotice error={error} onRetry={retry} />}
      {error === null && !isReady && <HostGridSkeleton />}
      {isReady && shown.length === 0 && filter === '' && <NoHosts />}
      {isReady && shown.length === 0 && filter !== '' && (
        <Paper withBorder>
          <EmptyNotice>No host name contains “{filter}”.</EmptyNotice>
        </Paper>
      )}
      {isReady && shown.length > 0 && (
        <HostGrid hosts={shown} metric={metric} data={data} sameScale={search.scale === 'same'} />
      )}
    </Page>
  )
}

function Count({ shown, all }: { shown: number; all: number }) {
  return (
    <Text size="sm" c="dimmed" role="status">
      {shown === all ? all : `${shown} of ${all}`}
    </Text>
  )
}
