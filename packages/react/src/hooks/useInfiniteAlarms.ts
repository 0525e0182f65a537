'use client'

import type { ListAlarmsReturnType } from '@monasca/core'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListAlarmsInfiniteQueryParameters,
  listAlarmsInfiniteQueryOptions,
} from '../query/listAlarmsInfinite.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useInfiniteAlarms`. */
export type UseInfiniteAlarmsParameters<selected = InfiniteData<ListAlarmsReturnType>> =
  ListAlarmsInfiniteQueryParameters<selected>

/** What `useInfiniteAlarms` returns: react-query's result. */
export type UseInfiniteAlarmsReturnType<selected = InfiniteData<ListAlarmsReturnType>> =
  UseInfiniteQueryResult<selected, MonascaError>

/**
 * Lists the alarms of the project, page after page: `GET /v2.0/alarms`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * A list that is refreshed reads all its pages again, hence it is never polled, nor when the window gets the focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteAlarms({ state: 'ALARM', limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export function useInfiniteAlarms<selected = InfiniteData<ListAlarmsReturnType>>(
  parameters: UseInfiniteAlarmsParameters<selected> = {},
): UseInfiniteAlarmsReturnType<selected> {
  return useInfiniteQuery(listAlarmsInfiniteQueryOptions(useMonascaClient(), parameters))
}
