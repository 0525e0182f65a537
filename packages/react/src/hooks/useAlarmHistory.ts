'use client'

import type { GetAlarmHistoryReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import { type GetAlarmHistoryQueryParameters, getAlarmHistoryQueryOptions } from '../query/getAlarmHistory.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useAlarmHistory`. */
export type UseAlarmHistoryParameters<selected = GetAlarmHistoryReturnType> =
  GetAlarmHistoryQueryParameters<selected>

/** What `useAlarmHistory` returns: react-query's result. */
export type UseAlarmHistoryReturnType<selected = GetAlarmHistoryReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Lists the state changes of one alarm: `GET /v2.0/alarms/{alarm_id}/state-history`. Disabled while `alarmId` is `undefined`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarmHistory({ alarmId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' })
 * ```
 */
export function useAlarmHistory<selected = GetAlarmHistoryReturnType>(
  parameters: UseAlarmHistoryParameters<selected>,
): UseAlarmHistoryReturnType<selected> {
  return useQuery(getAlarmHistoryQueryOptions(useMonascaClient(), parameters))
}
