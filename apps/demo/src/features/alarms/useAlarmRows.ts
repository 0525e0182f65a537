import type { Alarm, ListAlarmsReturnType } from '@monasca/core'
import { useRequester } from '@monasca/react'
import { listAlarmsQueryKey, listAlarmsQueryOptions } from '@monasca/react/query'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TableRows } from '../../components/table/types.js'
import { pollEvery } from '../../series/pollEvery.js'
import type { ServerFilter } from './toAlarmFilter.js'

/** Alarms per request. */
const pageSize = 100
/** Milliseconds between reads of the pages on screen. */
const interval = 15_000
/** Milliseconds that pages off screen stay in memory. */
const kept = 60_000
/** Milliseconds without scrolling before pages are read: a drag of the scroll bar passes hundreds. */
const rest = 80
/** Rows of the skeleton while nothing has loaded. */
const skeletonRows = 12

export type AlarmRows = {
  rows: TableRows<Alarm>
  /** The alarms in memory, for counts and for selecting them. */
  loaded: () => Alarm[]
  isLoading: boolean
  /** The list has been read, and nothing matches. */
  isEmpty: boolean
  error: unknown
  retry: () => void
  /** For the table: reads the pages of these rows. */
  onRange: (first: number, last: number) => void
}

export type UseAlarmRowsParameters = {
  filter: ServerFilter
  sortBy: readonly string[]
  /** The number of alarms that match, if it is known: without it the list grows page by page. */
  count: number | undefined
  enabled: boolean
}

/**
 * The rows of a list of any length. Only the pages on screen are read, and read again: neither memory nor the work of a
 * refresh grows with the list.
 */
export function useAlarmRows({ filter, sortBy, count, enabled }: UseAlarmRowsParameters): AlarmRows {
  const [client, queryClient] = [useRequester(), useQueryClient()]
  const subject = JSON.stringify([filter, sortBy])
  const [range, setRange] = useState({ subject, first: 0, last: 0 })
  const { first, last } = range.subject === subject ? range : { first: 0, last: 0 }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const onRange = useCallback(
    (firstRow: number, lastRow: number) => {
      clearTimeout(timer.current)
      const next = { first: Math.floor(firstRow / pageSize), last: Math.floor(lastRow / pageSize) }
      timer.current = setTimeout(
        () =>
          setRange((before) =>
            before.subject === subject && before.first === next.first && before.last === next.last
              ? before
              : { subject, ...next },
          ),
        rest,
      )
    },
    [subject],
  )

  const parametersOf = (page: number) => ({
    ...filter,
    sortBy,
    limit: pageSize,
    offset: page === 0 ? undefined : String(page * pageSize),
  })
  const pages = Array.from({ length: last - first + 1 }, (_page, index) => first + index)
  const results = useQueries({
    queries: pages.map((page) =>
      listAlarmsQueryOptions(client, {
        ...parametersOf(page),
        query: { ...pollEvery(interval), enabled, gcTime: kept },
      }),
    ),
  })
  const pageAt = (page: number): ListAlarmsReturnType | undefined =>
    results[page - first]?.data ??
    queryClient.getQueryData(listAlarmsQueryKey(client.scope, parametersOf(page)))

  const lastPage = pageAt(last)
  const length = toLength({ count, lastPage, last })
  const failed = results.find(({ error }) => error !== null)
  const hasData = results.some(({ data }) => data !== undefined)
  return {
    rows: {
      length,
      at: (index) => pageAt(Math.floor(index / pageSize))?.elements[index % pageSize],
    },
    loaded: () =>
      queryClient
        .getQueriesData<ListAlarmsReturnType>({
          queryKey: listAlarmsQueryKey(client.scope, { ...filter, sortBy, limit: pageSize }),
        })
        .flatMap(([, data]) => data?.elements ?? []),
    isLoading: !hasData && failed === undefined,
    isEmpty: hasData && length === 0,
    error: failed?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error !== null) void result.refetch()
    },
    onRange,
  }
}

/**
 * The number of rows. Servers count wrongly for some filters (a dimension without a value), and the list changes: what
 * the last page says counts more.
 */
export function toLength(known: {
  count: number | undefined
  lastPage: ListAlarmsReturnType | undefined
  /** Number of the last page on screen. */
  last: number
}): number {
  const { count, lastPage, last } = known
  if (lastPage === undefined) return count ?? (last === 0 ? skeletonRows : (last + 1) * pageSize)
  const end = last * pageSize + lastPage.elements.length
  if (lastPage.nextOffset === undefined) return end
  return Math.max(count ?? 0, end + 1)
}
