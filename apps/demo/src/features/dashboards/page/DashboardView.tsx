import { Button, Paper, Text } from '@mantine/core'
import { IconDeviceTv, IconEdit } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useKeys } from '../../../components/keys/pageKeys.js'
import { lazyPart } from '../../../components/LazyPart.js'
import { Page } from '../../../components/page/Page.js'
import { PageHeader } from '../../../components/page/PageHeader.js'
import { EmptyNotice } from '../../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../../components/states/StaleNotice.js'
import { Kiosk } from '../kiosk/Kiosk.js'
import { Notice } from '../list/Notice.js'
import { expandRepeats } from '../model/expandRepeats.js'
import { useDashboardActions } from '../store/useDashboardActions.js'
import { type FoundDashboard, useDashboardStore } from '../store/useDashboards.js'
import { toParameter } from '../variables/resolveVariables.js'
import { useVariables } from '../variables/useVariables.js'
import { VariablePickers } from '../variables/VariablePickers.js'
import { countReads } from './countReads.js'
import { DashboardMenu } from './DashboardMenu.js'
import { FullPanel } from './FullPanel.js'
import { Grid, GridSkeleton } from './Grid.js'
import { PanelMenu } from './PanelMenu.js'
import { ToDashboards } from './ToDashboards.js'

const route = getRouteApi('/signed-in/dashboards/$dashboardId')

const { Part: KioskDialog } = lazyPart(() =>
  import('../kiosk/KioskDialog.js').then((module) => module.KioskDialog),
)

const noVariables: never[] = []

/** A dashboard to look at: its variables, its panels, one of them alone, or all on a wall. */
export function DashboardView({ found }: { found: FoundDashboard }) {
  const { dashboard, isShipped } = found
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [isKioskOpen, setIsKioskOpen] = useState(false)
  const store = useDashboardStore()
  const { copy } = useDashboardActions()
  const { title, description, panels, variables: defined = noVariables } = dashboard
  const { resolved, variables, isReady, error, retry } = useVariables(defined, search)
  const shown = useMemo(() => {
    const options = Object.fromEntries(resolved.map(({ variable, options = [] }) => [variable.name, options]))
    return expandRepeats(panels, variables, options)
  }, [panels, variables, resolved])
  const reads = useMemo(() => countReads(shown), [shown])
  const alone = search.panel === undefined ? undefined : shown.find(({ key }) => key === search.panel)

  const change = (changes: object) =>
    void navigate({ search: (old) => ({ ...old, ...changes }), resetScroll: false })
  const edit = () => (isShipped ? copy(dashboard, true) : change({ edit: true }))
  useKeys('Dashboard', [
    { keys: 'e', description: isShipped ? 'Edit a copy' : 'Edit the dashboard', run: edit },
  ])

  const content = (
    <>
      {defined.length > 0 && !search.kiosk && (
        <VariablePickers
          resolved={resolved}
          hasFailed={error !== null}
          onChange={(name, chosen) => change({ [`var-${name}`]: toParameter(chosen) })}
        />
      )}
      {error !== null && isReady && <StaleNotice error={error} onRetry={retry} />}
      {error !== null && !isReady && <ErrorNotice error={error} onRetry={retry} />}
      {error === null && !isReady && <GridSkeleton panels={panels} label="Variables are loading" />}
      {isReady && alone !== undefined && (
        <FullPanel shown={alone} onClose={() => change({ panel: undefined })} />
      )}
      {isReady && alone === undefined && panels.length > 0 && (
        <Grid
          panels={shown}
          reads={reads}
          actions={
            search.kiosk
              ? undefined
              : (one) => <PanelMenu shown={one} onFull={() => change({ panel: one.key })} />
          }
        />
      )}
      {panels.length === 0 && (
        <Paper withBorder>
          <EmptyNotice>
            <p>This dashboard has no panels yet.</p>
            <Button size="xs" onClick={edit}>
              Add panels
            </Button>
          </EmptyNotice>
        </Paper>
      )}
    </>
  )
  if (search.kiosk) {
    return (
      <Kiosk id={found.id} title={title}>
        {content}
      </Kiosk>
    )
  }
  return (
    <Page>
      <PageHeader
        title={title}
        above={<ToDashboards />}
        aside={
          description && (
            <Text size="sm" c="dimmed">
              {description}
            </Text>
          )
        }
      >
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDeviceTv size={14} aria-hidden="true" />}
          onClick={() => setIsKioskOpen(true)}
        >
          Kiosk
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconEdit size={14} aria-hidden="true" />}
          onClick={edit}
        >
          {isShipped ? 'Edit a copy' : 'Edit'}
        </Button>
        <DashboardMenu
          dashboard={dashboard}
          stored={isShipped ? undefined : store.get(found.id)}
          onDelete={() => void navigate({ to: '/dashboards' })}
        />
      </PageHeader>
      {content}
      <Notice />
      {isKioskOpen && <KioskDialog id={found.id} onClose={() => setIsKioskOpen(false)} />}
    </Page>
  )
}
