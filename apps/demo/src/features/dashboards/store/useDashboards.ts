import { useSession } from '@monasca/react'
import { useSyncExternalStore } from 'react'
import type { Dashboard } from '../model/dashboard.js'
import { findShipped } from '../shipped/shipped.js'
import { createDashboardStore, type DashboardStore, type StoredDashboards } from './dashboardStore.js'

const stores = new Map<string, DashboardStore>()

/** The store of a user in a project: the same one in each render. */
export function useDashboardStore(): DashboardStore {
  const { user, scope } = useSession()
  const userId = user?.id ?? ''
  const projectId = scope?.kind === 'project' ? scope.id : ''
  const key = `${userId} ${projectId}`
  const known = stores.get(key)
  if (known !== undefined) return known
  const store = createDashboardStore({ scope: { userId, projectId }, storage: openStorage(), events: window })
  stores.set(key, store)
  return store
}

/** The dashboards of the user, as they are now. */
export function useStoredDashboards(): StoredDashboards {
  const store = useDashboardStore()
  return useSyncExternalStore(store.subscribe, store.list)
}

/** A dashboard of either origin. */
export type FoundDashboard = {
  id: string
  dashboard: Dashboard
  /** Whether it comes with the page, and can only be copied. */
  isShipped: boolean
  /** Of the user’s own. */
  revision: string | undefined
}

/** The dashboard with an id; `undefined` if there is none. */
export function useDashboard(id: string): FoundDashboard | undefined {
  const { dashboards } = useStoredDashboards()
  const shipped = findShipped(id)
  if (shipped !== undefined) return { id, dashboard: shipped, isShipped: true, revision: undefined }
  const stored = dashboards.find((one) => one.id === id)
  return stored && { id, dashboard: stored.dashboard, isShipped: false, revision: stored.revision }
}

/** A browser may forbid the storage altogether. */
function openStorage(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
