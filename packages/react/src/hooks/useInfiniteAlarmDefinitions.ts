'use client'

import type { ListAlarmDefinitionsReturnType } from '@monasca/core'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListAlarmDefinitionsInfiniteQueryParameters,
  listAlarmDefinitionsInfiniteQueryOptions,
} from '../query/listAlarmDefinitionsInfinite.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useInfiniteAlarmDefinitions`. */
export type UseInfiniteAlarmDefinitionsParameters<selected = InfiniteData<ListAlarmDefinitionsReturnType>> =
  ListAlarmDefinitionsInfiniteQueryParameters<selected>

/** What `useInfiniteAlarmDefinitions` returns: react-query's result. */
export type UseInfiniteAlarmDefinitionsReturnType<selected = InfiniteData<ListAlarmDefinitionsReturnType>> =
  UseInfiniteQueryResult<selected, MonascaError>

/**
 * Lists the alarm definitions of the project, page after page: `GET /v2.0/alarm-definitions`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * A list that is refreshed reads all its pages again, hence it is never polled, nor when the window gets the focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteAlarmDefinitions({ limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export function useInfiniteAlarmDefinitions<selected = InfiniteData<ListAlarmDefinitionsReturnType>>(
  parameters: UseInfiniteAlarmDefinitionsParameters<selected> = {},
): UseInfiniteAlarmDefinitionsReturnType<selected> {
  return useInfiniteQuery(listAlarmDefinitionsInfiniteQueryOptions(useMonascaClient(), parameters))
}
