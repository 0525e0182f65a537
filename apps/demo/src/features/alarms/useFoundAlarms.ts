import type { Alarm } from '@monasca/core'
import { useInfiniteAlarms } from '@monasca/react'
import { useEffect, useMemo } from 'react'
import type { ServerFilter } from './toAlarmFilter.js'

/** Alarms per request: small enough that a page is filtered between two frames. */
const pageSize = 500
/** Largest number of alarms to read without being asked. */
const limit = 10_000

export type FoundAlarms = {
  alarms: readonly Alarm[]
  /** Number of alarms that were read. */
  searched: number
  /** Whether more alarms can be searched. */
  hasMore: boolean
  searchMore: () => void
  isSearching: boolean
  error: unknown
  retry: () => void
}

export type UseFoundAlarmsParameters = {
  filter: ServerFilter
  sortBy: readonly string[]
  /** The filter that the API does not have; `undefined` reads nothing. */
  where: ((alarm: Alarm) => boolean) | undefined
}

/** Reads the alarms that match on the server, page by page, and filters them in the browser. */
export function useFoundAlarms({ filter, sortBy, where }: UseFoundAlarmsParameters): FoundAlarms {
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteAlarms({
    ...filter,
    sortBy,
    limit: pageSize,
    query: { enabled: where !== undefined, gcTime: 10_000 },
  })
  const searched = (data?.pages.length ?? 0) * pageSize
  const goesOn = hasNextPage && !isFetching && error === null && searched < limit
  useEffect(() => {
    if (goesOn) void fetchNextPage()
  }, [goesOn, fetchNextPage])
  const alarms = useMemo(
    () => (where === undefined ? [] : (data?.pages.flatMap(({ elements }) => elements.filter(where)) ?? [])),
    [data, where],
  )
  return {
    alarms,
    searched: data?.pages.reduce((sum, { elements }) => sum + elements.length, 0) ?? 0,
    hasMore: hasNextPage,
    searchMore: () => void fetchNextPage(),
    isSearching: isFetching || goesOn,
    error,
    retry: () => void (data === undefined ? refetch() : fetchNextPage()),
  }
}
