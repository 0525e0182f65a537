import { useNavigate } from '@tanstack/react-router'
import type { Dashboard } from '../model/dashboard.js'
import { emptyDashboard } from '../model/editDashboard.js'
import { freeTitle, titleOfCopy } from '../model/titles.js'
import { shippedDashboards } from '../shipped/shipped.js'
import type { StoredDashboard } from './dashboardStore.js'
import { showNotice } from './notice.js'
import { useDashboardStore } from './useDashboards.js'

/** What to say if the browser does not store anything. */
export const refusedWords =
  'The browser did not store the dashboard: its storage is full or disabled. Export it as a file instead.'

/** What can be done with dashboards as a whole. */
export function useDashboardActions() {
  const store = useDashboardStore()
  const navigate = useNavigate()
  const titles = () => [
    ...store.list().dashboards.map(({ dashboard }) => dashboard.title),
    ...Object.values(shippedDashboards).map(({ title }) => title),
  ]
  const open = (id: string, isEdited: boolean) =>
    void navigate({
      to: '/dashboards/$dashboardId',
      params: { dashboardId: id },
      search: isEdited ? { edit: true } : {},
    })
  const create = (dashboard: Dashboard): StoredDashboard | undefined => {
    const result = store.create(dashboard)
    if (result.status === 'saved') return result.stored
    showNotice({ text: refusedWords, isError: true })
    return undefined
  }
  return {
    /** Creates an empty dashboard, and opens it to edit. */
    createNew: () => {
      const stored = create(emptyDashboard(freeTitle('New dashboard', titles())))
      if (stored) open(stored.id, true)
    },
    /** Creates a copy, and opens it. */
    copy: (dashboard: Dashboard, isEdited: boolean) => {
      const stored = create({ ...dashboard, title: titleOfCopy(dashboard.title, titles()) })
      if (stored) open(stored.id, isEdited)
    },
    /** Stores the dashboards of a file; one whose title is taken gets another. */
    add: (dashboards: readonly Dashboard[]) => {
      const added = dashboards.flatMap(
        (dashboard) => create({ ...dashboard, title: freeTitle(dashboard.title, titles()) }) ?? [],
      )
      if (added.length < dashboards.length) return
      const [only] = added
      const undo = () => {
        for (const { id } of added) store.remove(id)
      }
      const words = added.length === 1 ? `“${only?.dashboard.title}”` : `${added.length} dashboards`
      showNotice({ text: `Imported ${words}.`, isError: false, undo })
    },
    /** Deletes a dashboard, with a way back. */
    remove: (stored: StoredDashboard) => {
      store.remove(stored.id)
      const undo = () => {
        if (store.restore(stored).status !== 'saved') showNotice({ text: refusedWords, isError: true })
      }
      showNotice({ text: `Deleted “${stored.dashboard.title}”.`, isError: false, undo })
    },
  }
}
