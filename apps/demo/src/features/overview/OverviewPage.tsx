import { Badge, Paper } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { lazyPart } from '../../components/LazyPart.js'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { useHosts } from '../../hosts/useHosts.js'
import { isEmulator } from '../../session/backend.js'
import { AlarmSummary } from '../alarms/AlarmSummary.js'
import { HostPicker } from '../hosts/HostPicker.js'
import { hostsTableReads } from '../hosts/hostsTableReads.js'
import { NoHosts } from '../hosts/NoHosts.js'
import { HostChartCard } from './HostChartCard.js'
import { hostCharts } from './hostCharts.js'
import classes from './OverviewPage.module.css'

const route = getRouteApi('/signed-in/')

// Below the charts, which must not wait for the code of tables.
const { Part: HostsTable } = lazyPart(() =>
  import('../hosts/HostsTable.js').then((module) => module.HostsTable),
)

/** Requests for a refresh of the whole page. */
const reads = hostsTableReads + hostCharts.reduce((sum, { lines }) => sum + lines.length, 0)

/** Live charts of a host. */
export function OverviewPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data: hosts, error, refetch } = useHosts()
  const found = hosts?.find(({ name }) => name === search.host)
  // The charts of another host would be mistaken for those of the one in the address.
  const isGone = hosts !== undefined && search.host !== undefined && found === undefined
  const host = search.host === undefined ? hosts?.[0] : found

  return (
    <Page>
      <PageHeader
        title="Overview"
        aside={
          host && (
            <Badge variant="light" tt="none" fw={500}>
              {host.simulated ? 'Simulated' : isEmulator() ? 'This machine' : 'Measured'}
            </Badge>
          )
        }
      >
        <HostPicker
          hosts={hosts ?? []}
          value={host?.name}
          onChange={(name) => void navigate({ search: (old) => ({ ...old, host: name }) })}
        />
      </PageHeader>
      <AlarmSummary />
      {error !== null && hosts === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {isGone && hosts.length > 0 && (
        <Paper withBorder>
          <EmptyNotice>
            No host “{search.host}” reports to this project. It may have been removed or renamed. Choose
            another host.
          </EmptyNotice>
        </Paper>
      )}
      {hosts?.length === 0 && <NoHosts />}
      {(hosts === undefined ? error === null : host !== undefined) && (
        <div className={classes['charts']}>
          {hostCharts.map((chart) => (
            <HostChartCard key={chart.title} chart={chart} host={host?.name} reads={reads} />
          ))}
        </div>
      )}
      {hosts !== undefined && hosts.length > 1 && (
        <HostsTable hosts={hosts} selected={host?.name} reads={reads} />
      )}
    </Page>
  )
}
