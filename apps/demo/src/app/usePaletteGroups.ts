import {
  useAlarmDefinitions,
  useAlarms,
  useMetricNames,
  useProjects,
  useSession,
  useSwitchScope,
} from '@monasca/react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { setColorScheme, useColorScheme } from '../components/colorScheme.js'
import type { Dashboard } from '../features/dashboards/model/dashboard.js'
import { shippedDashboards } from '../features/dashboards/shipped/shipped.js'
import { useStoredDashboards } from '../features/dashboards/store/useDashboards.js'
import { useHosts } from '../hosts/useHosts.js'
import { useLeave } from '../session/useLeave.js'
import { useFrameRange } from '../timeRange/FrameRangeContext.js'
import { pages } from './pages.js'
import type { PaletteGroup } from './paletteItems.js'

/** Most definitions and alarms that are searched. */
const limit = 1000

/** Everything that the palette finds: read when it is opened, and again after a while. */
export function usePaletteGroups(): PaletteGroup[] {
  const actions = useActions()
  const projects = useProjectItems()
  const dashboards = useDashboardItems()
  const navigate = useNavigate()
  const hosts = useHosts()
  const metrics = useMetricNames({ limit: 5000 })
  const definitions = useAlarmDefinitions({ limit })
  const alarms = useAlarms({ limit, sortBy: ['state desc', 'severity desc', 'state_updated_timestamp desc'] })

  return useMemo(
    (): PaletteGroup[] => [
      {
        name: 'Pages',
        items: pages.map(({ to, label }) => ({ id: to, label, run: () => void navigate({ to }) })),
      },
      { name: 'Actions', items: actions },
      { name: 'Projects', items: projects },
      { name: 'Dashboards', items: dashboards },
      {
        name: 'Hosts',
        items: (hosts.data ?? []).map(({ name }) => ({
          id: name,
          label: name,
          run: () => void navigate({ to: '/', search: { host: name }, hash: 'host' }),
        })),
      },
      {
        name: 'Alarms',
        items: (alarms.data?.elements ?? []).map(({ id, state, alarmDefinition, metrics: [metric] }) => ({
          id,
          label: alarmDefinition.name,
          description: [state, ...Object.values(metric?.dimensions ?? {})].join(' '),
          run: () => void navigate({ to: '/alarms/$alarmId', params: { alarmId: id } }),
        })),
      },
      {
        name: 'Alarm definitions',
        items: (definitions.data?.elements ?? []).map(({ id, name, expression }) => ({
          id,
          label: name,
          description: expression,
          run: () => void navigate({ to: '/definitions/$definitionId', params: { definitionId: id } }),
        })),
      },
      {
        name: 'Metrics',
        items: (metrics.data?.elements ?? []).map((name) => ({
          id: name,
          label: name,
          run: () => void navigate({ to: '/explore', search: { q: [{ metric: name }] } }),
        })),
      },
    ],
    [actions, projects, dashboards, navigate, hosts.data, alarms.data, definitions.data, metrics.data],
  )
}

function useActions(): PaletteGroup['items'] {
  const scheme = useColorScheme()
  const { refresh, setRefresh } = useFrameRange()
  const signOut = useLeave()
  const other = scheme === 'dark' ? 'light' : 'dark'
  const isOff = refresh === 'off'
  return useMemo(
    () => [
      {
        id: 'theme',
        label: `Switch to ${other} colours`,
        description: 'theme',
        run: () => setColorScheme(other),
      },
      {
        id: 'pause',
        label: isOff ? 'Resume updates' : 'Pause updates',
        description: 'live refresh',
        run: () => setRefresh(isOff ? undefined : 'off'),
      },
      { id: 'sign-out', label: 'Sign out', run: () => void signOut() },
    ],
    [other, isOff, setRefresh, signOut],
  )
}

function useDashboardItems(): PaletteGroup['items'] {
  const { dashboards } = useStoredDashboards()
  const navigate = useNavigate()
  return useMemo(() => {
    const item = (id: string, { title, description }: Dashboard) => ({
      id,
      label: title,
      description,
      run: () => void navigate({ to: '/dashboards/$dashboardId', params: { dashboardId: id } }),
    })
    return [
      ...dashboards.map(({ id, dashboard }) => item(id, dashboard)),
      ...Object.entries(shippedDashboards).map(([id, dashboard]) => item(id, dashboard)),
    ]
  }, [dashboards, navigate])
}

function useProjectItems(): PaletteGroup['items'] {
  const { scope, signInMethod } = useSession()
  const projects = useProjects()
  const { mutate } = useSwitchScope()
  const current = scope?.kind === 'project' ? scope.id : undefined
  return useMemo(
    () =>
      signInMethod === 'application-credential'
        ? []
        : (projects.data ?? [])
            .filter(({ id, enabled }) => enabled && id !== current)
            .map(({ id, name }) => ({
              id,
              label: name,
              description: 'Switch project',
              run: () => mutate({ projectId: id }),
            })),
    [signInMethod, projects.data, current, mutate],
  )
}
