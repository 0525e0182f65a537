'use client'

import type { ListAlarmHistoryReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListAlarmHistoryQueryParameters,
  listAlarmHistoryQueryOptions,
} from '../query/listAlarmHistory.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useAlarmHistoryList`. */
export type UseAlarmHistoryListParameters<selected = ListAlarmHistoryReturnType> =
  ListAlarmHistoryQueryParameters<selected>

/** What `useAlarmHistoryList` returns: react-query's result. */
export type UseAlarmHistoryListReturnType<selected = ListAlarmHistoryReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Lists the state changes of the project's alarms: `GET /v2.0/alarms/state-history`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarmHistoryList({ dimensions: { hostname: 'web1' } })
 * ```
 */
export function useAlarmHistoryList<selected = ListAlarmHistoryReturnType>(
  parameters: UseAlarmHistoryListParameters<selected> = {},
): UseAlarmHistoryListReturnType<selected> {
  return useQuery(listAlarmHistoryQueryOptions(useMonascaClient(), parameters))
}
