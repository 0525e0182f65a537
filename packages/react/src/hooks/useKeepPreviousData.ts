'use client'

import { useState } from 'react'

export type UseKeepPreviousDataParameters<data> = {
  /** What the data is about: plain text, such as the JSON of scope, metric and dimensions, without the time range. */
  subject: string
  /** `undefined` while there is no data of the current queries. */
  data: data | undefined
  /** `null` without a failure. */
  error: unknown
  /** Whether a query has neither succeeded nor failed yet. */
  isPending: boolean
}

export type UseKeepPreviousDataReturnType<data> = {
  data: data | undefined
  error: unknown
  /** Whether `data` belongs to previous queries. */
  isPlaceholderData: boolean
}

/**
 * Keeps data on screen while other queries for the same `subject` load, such as another time range. The last error stays as
 * well until the new queries have responded. Another `subject` starts empty.
 *
 * For results that several queries make up: the `placeholderData` of `useQueries` sees no previous query.
 *
 * @example
 * ```tsx
 * import { useKeepPreviousData, useRequester } from '@monasca/react'
 * import { liveLineQueryOptions } from '@monasca/react/query'
 * import { useQueries, useQueryClient } from '@tanstack/react-query'
 *
 * export function LastValues({ names, window }: { names: string[]; window: number }) {
 *   const [client, queryClient] = [useRequester(), useQueryClient()]
 *   const results = useQueries({
 *     queries: names.map((name) => liveLineQueryOptions(client, queryClient, { name, window })),
 *   })
 *   const isPending = results.some((result) => result.isPending)
 *   const { data } = useKeepPreviousData({
 *     subject: JSON.stringify([client.scope, names]),
 *     data: isPending ? undefined : results.map((result) => result.data?.points?.columns.value.at(-1)).join(', '),
 *     error: results.find(({ error }) => error !== null)?.error ?? null,
 *     isPending,
 *   })
 *   return <p>{data}</p>
 * }
 * ```
 */
export function useKeepPreviousData<data>(
  parameters: UseKeepPreviousDataParameters<data>,
): UseKeepPreviousDataReturnType<data> {
  const { subject, isPending } = parameters
  const [last, setLast] = useState<{ subject: string; data: data | undefined; error: unknown }>()
  const previous = last?.subject === subject ? last : undefined
  const data = parameters.data ?? previous?.data
  const error = isPending ? (previous?.error ?? null) : parameters.error
  if (previous === undefined || previous.data !== data || previous.error !== error) {
    setLast({ subject, data, error })
  }
  return { data, error, isPlaceholderData: parameters.data === undefined && data !== undefined }
}
