'use client'

import type { GetAlarmHistoryReturnType } from '@monasca/core'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type GetAlarmHistoryInfiniteQueryParameters,
  getAlarmHistoryInfiniteQueryOptions,
} from '../query/getAlarmHistoryInfinite.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useInfiniteAlarmHistory`. */
export type UseInfiniteAlarmHistoryParameters<selected = InfiniteData<GetAlarmHistoryReturnType>> =
  GetAlarmHistoryInfiniteQueryParameters<selected>

/** What `useInfiniteAlarmHistory` returns: react-query's result. */
export type UseInfiniteAlarmHistoryReturnType<selected = InfiniteData<GetAlarmHistoryReturnType>> =
  UseInfiniteQueryResult<selected, MonascaError>

/**
 * Lists the state changes of one alarm, page after page: `GET /v2.0/alarms/{alarm_id}/state-history`. Disabled while `alarmId` is `undefined`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * A list that is refreshed reads all its pages again, hence it is never polled, nor when the window gets the focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteAlarmHistory({ alarmId, limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export function useInfiniteAlarmHistory<selected = InfiniteData<GetAlarmHistoryReturnType>>(
  parameters: UseInfiniteAlarmHistoryParameters<selected>,
): UseInfiniteAlarmHistoryReturnType<selected> {
  return useInfiniteQuery(getAlarmHistoryInfiniteQueryOptions(useMonascaClient(), parameters))
}
