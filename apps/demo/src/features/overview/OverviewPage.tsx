import { isBaseError } from '@monasca/core'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '../../components/base/Card.js'
import { Heading } from '../../components/base/Heading.js'
import { lazyPart } from '../../components/LazyPart.js'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { useHosts } from '../../hosts/useHosts.js'
import { isEmulator } from '../../session/backend.js'
import { AlarmSummary } from '../alarms/AlarmSummary.js'
import { HostPicker } from '../hosts/HostPicker.js'
import { defaultHostMetric, hostMetricOf } from '../hosts/hostMetrics.js'
import { NoHosts } from '../hosts/NoHosts.js'
import { hostReadingsReads, useHostReadings } from '../hosts/useHostReadings.js'
import { Attention } from './attention/Attention.js'
import { LatestChanges } from './changes/LatestChanges.js'
import { GroupTiles } from './groups/GroupTiles.js'
import { HostChartCard } from './HostChartCard.js'
import { hostCharts } from './hostCharts.js'
import classes from './OverviewPage.module.css'

const route = getRouteApi('/signed-in/')

// Counts must not wait for it.
const { Part: TopHosts } = lazyPart(() => import('./topHosts/TopHosts.js').then((module) => module.TopHosts))

/** Requests for a refresh of all charts. */
const reads = hostReadingsReads + hostCharts.reduce((sum, { lines }) => sum + lines.length, 0)

/** What needs attention, the worst first: hosts in trouble, alarms, changes, top hosts, and live charts of a host. */
export function OverviewPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data: hosts, error, refetch } = useHosts()
  const metric = hostMetricOf(search.top ?? defaultHostMetric)
  const readings = useHostReadings(hosts, metric, reads)
  const found = hosts?.find(({ name }) => name === search.host)
  // The charts of another host would be mistaken for those of the one in the address.
  const isGone = hosts !== undefined && search.host !== undefined && found === undefined
  const host = search.host === undefined ? hosts?.[0] : found

  // One notice says it for all parts of the page.
  if (hosts === undefined && isBaseError(error) && error.code === 'forbidden') {
    return (
      <Page>
        <PageHeader title="Overview" />
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  return (
    <Page>
      <PageHeader title="Overview" />
      <Attention silent={readings.silent} />
      <AlarmSummary />
      {error !== null && hosts === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <GroupTiles
            dimension={search.group}
            onChange={(group) => void navigate({ search: (old) => ({ ...old, group }), resetScroll: false })}
          />
          {hosts !== undefined && hosts.length > 1 && (
            <TopHosts
              hosts={hosts}
              metric={metric}
              readings={readings}
              selected={host?.name}
              onMetric={(top) => void navigate({ search: (old) => ({ ...old, top }), resetScroll: false })}
            />
          )}
        </div>
        <LatestChanges />
      </div>
      {hosts?.length === 0 && <NoHosts />}
      {(hosts === undefined ? error === null : hosts.length > 0) && (
        <section className={classes['host']} aria-labelledby="host">
          <div className={classes['heading']}>
            <Heading order={2} id="host">
              {host === undefined ? 'Host' : host.name}
            </Heading>
            {host && (
              <span className={classes['kind']}>
                {host.simulated ? 'Simulated' : isEmulator() ? 'This machine' : 'Measured'}
              </span>
            )}
            <HostPicker
              hosts={hosts ?? []}
              value={host?.name}
              onChange={(name) =>
                void navigate({ search: (old) => ({ ...old, host: name }), resetScroll: false })
              }
            />
          </div>
          {isGone ? (
            <Card>
              <EmptyNotice>
                No host “{search.host}” reports to this project. It may have been removed or renamed. Choose
                another host.
              </EmptyNotice>
            </Card>
          ) : (
            <div className={classes['charts']}>
              {hostCharts.map((chart) => (
                <HostChartCard key={chart.title} chart={chart} host={host?.name} reads={reads} />
              ))}
            </div>
          )}
        </section>
      )}
    </Page>
  )
}
