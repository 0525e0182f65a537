import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { rotationSeconds } from '../dashboardSearch.js'
import { findShipped } from '../shipped/shipped.js'
import { useStoredDashboards } from '../store/useDashboards.js'

const route = getRouteApi('/signed-in/dashboards/$dashboardId')

/**
 * Shows the dashboards of the address in turn: `boards`, each for `rotate`. Without `boards`, all dashboards of the user.
 * Those that do not exist in this browser are skipped.
 *
 * @param id the one that is shown now
 */
export function useRotation(id: string): { position: number; count: number } {
  const { rotate, boards } = route.useSearch()
  const navigate = route.useNavigate()
  const { dashboards } = useStoredDashboards()
  const own = dashboards.map((stored) => stored.id)
  const wanted = boards ?? own
  const existing = wanted.filter((one) => own.includes(one) || findShipped(one) !== undefined)
  const ids = existing.length > 0 ? existing : [id]
  const at = ids.indexOf(id)
  const next = ids[(at + 1) % ids.length]
  const seconds = rotate === undefined || ids.length < 2 ? undefined : rotationSeconds(rotate)

  const show = useEffectEvent(() => {
    if (next === undefined) return
    // Replaced: otherwise Back would lead through every change of the wall.
    void navigate({
      to: '/dashboards/$dashboardId',
      params: { dashboardId: next },
      search: (old) => ({ ...old, panel: undefined }),
      replace: true,
    })
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each dashboard has its own time
  useEffect(() => {
    if (seconds === undefined) return
    const timer = setTimeout(() => show(), seconds * 1000)
    return () => clearTimeout(timer)
  }, [seconds, id])
  return { position: at + 1, count: seconds === undefined ? 1 : ids.length }
}
