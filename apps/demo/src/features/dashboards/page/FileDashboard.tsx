import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Page } from '../../../components/page/Page.js'
import { PageHeader } from '../../../components/page/PageHeader.js'
import { ErrorNotice } from '../../../components/states/ErrorNotice.js'
import { fileId } from '../dashboardSearch.js'
import { Problems } from '../list/Problems.js'
import { fetchDashboard } from '../store/fetchDashboard.js'
import { DashboardView } from './DashboardView.js'
import { ToDashboards } from './ToDashboards.js'

/** A dashboard from a file of this server. */
export function FileDashboard({ address }: { address: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['dashboard file', address],
    queryFn: ({ signal }) => fetchDashboard(address, { origin: window.location.origin, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (data?.dashboard) {
    return (
      <DashboardView
        found={{ id: fileId, dashboard: data.dashboard, isShipped: true, revision: undefined }}
      />
    )
  }
  return (
    <Page>
      <PageHeader title="Dashboard" above={<ToDashboards />} />
      {data?.problems && <Problems title={`${address} is no dashboard`} problems={data.problems} />}
      {data === undefined && error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && (
        <Skeleton height={320} role="status" aria-label="The dashboard is loading" />
      )}
    </Page>
  )
}
