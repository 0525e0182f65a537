import { useAlarmCount, useLiveStatus, useSession } from '@monasca/react'
import { useEffect, useMemo } from 'react'
import type { FiringAlarms } from '../components/page/pageTitle.js'
import { alarmCounting } from '../features/alarms/alarmCounting.js'
import { countBySeverity } from '../features/alarms/countBySeverity.js'
import { faviconOf } from './favicon.js'

/** Counts the alarms that fire, and shows their number in the icon of the tab. */
export function useFiringAlarms(): FiringAlarms {
  const { scope } = useSession()
  const status = useLiveStatus()
  const { data, error } = useAlarmCount({
    ...alarmCounting,
    // Monasca refuses what has no project.
    query: { ...alarmCounting.query, select: countBySeverity, enabled: scope?.kind === 'project' },
  })
  const count = data?.ALARM.total
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
    icon?.setAttribute('href', faviconOf(count))
    return () => icon?.setAttribute('href', faviconOf(undefined))
  }, [count])
  const isAway = status === 'offline' || status === 'reconnecting'
  return useMemo(() => ({ count, isStale: isAway || error !== null }), [count, isAway, error])
}
