import { useAlarmCount, useSession } from '@monasca/react'
import { useEffect } from 'react'
import { pollEvery } from '../series/pollEvery.js'
import { faviconOf } from './favicon.js'

/** Milliseconds between reads. */
const interval = 15_000

/** The number of alarms that fire. */
export type FiringAlarms = {
  /** `undefined` until it has arrived, and without permission to read it. */
  count: number | undefined
  /** Whether the last read failed, so that the number may be old. */
  isStale: boolean
}

/** Counts the alarms that fire, and shows their number in the icon of the tab. */
export function useFiringAlarms(): FiringAlarms {
  const { scope } = useSession()
  const { data, error } = useAlarmCount({
    groupBy: ['state'],
    // Monasca refuses what has no project.
    query: { ...pollEvery(interval), enabled: scope?.kind === 'project' },
  })
  const count = data && firingOf(data)
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
    icon?.setAttribute('href', faviconOf(count))
    return () => icon?.setAttribute('href', faviconOf(undefined))
  }, [count])
  return { count, isStale: data !== undefined && error !== null }
}

function firingOf({
  columns,
  counts,
}: {
  columns: readonly string[]
  counts: readonly (readonly unknown[])[]
}): number {
  const [state, count] = [columns.indexOf('state'), columns.indexOf('count')]
  return Number(counts.find((row) => row[state] === 'ALARM')?.[count] ?? 0)
}
