import { Button, Paper } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { lazyPart } from '../../../components/LazyPart.js'
import { Page } from '../../../components/page/Page.js'
import { PageHeader } from '../../../components/page/PageHeader.js'
import { EmptyNotice } from '../../../components/states/EmptyNotice.js'
import { fileId } from '../dashboardSearch.js'
import { type FoundDashboard, useDashboard } from '../store/useDashboards.js'
import { DashboardView } from './DashboardView.js'
import { FileDashboard } from './FileDashboard.js'
import { ToDashboards } from './ToDashboards.js'

const route = getRouteApi('/signed-in/dashboards/$dashboardId')

const { Part: DashboardEditor } = lazyPart(() =>
  import('../edit/DashboardEditor.js').then((module) => module.DashboardEditor),
)

/** One dashboard: to look at, to edit, or on a wall. */
export function DashboardPage() {
  const { dashboardId } = route.useParams()
  const { edit, dashboard: address } = route.useSearch()
  const found = useDashboard(dashboardId)
  const last = useLast(found, dashboardId)
  if (dashboardId === fileId && address !== undefined)
    return <FileDashboard key={address} address={address} />
  // Another dashboard, another state.
  if (edit && last !== undefined && !last.isShipped) {
    return <DashboardEditor key={dashboardId} found={last} isDeleted={found === undefined} />
  }
  if (found === undefined) return <NotFound />
  return <DashboardView key={dashboardId} found={found} />
}

/** The dashboard as it was last: what another tab deletes is not lost for who edits it. */
function useLast(found: FoundDashboard | undefined, id: string): FoundDashboard | undefined {
  const [last, setLast] = useState(found)
  if (
    found !== undefined &&
    (last === undefined || found.id !== last.id || found.revision !== last.revision)
  ) {
    setLast(found)
  }
  return found ?? (last?.id === id ? last : undefined)
}

function NotFound() {
  return (
    <Page>
      <PageHeader title="Dashboard not found" above={<ToDashboards />} />
      <Paper withBorder>
        <EmptyNotice>
          <p>
            This browser has no dashboard with this address in this project. Dashboards are stored in the
            browser that created them: ask for an export, and import it.
          </p>
          <Button component={Link} to="/dashboards" size="xs" variant="default">
            Go to dashboards
          </Button>
        </EmptyNotice>
      </Paper>
    </Page>
  )
}
