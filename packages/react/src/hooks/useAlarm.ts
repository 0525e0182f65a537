'use client'

import type { GetAlarmReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import { type GetAlarmQueryParameters, getAlarmQueryOptions } from '../query/getAlarm.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useAlarm`. */
export type UseAlarmParameters<selected = GetAlarmReturnType> = GetAlarmQueryParameters<selected>

/** What `useAlarm` returns: react-query's result. */
export type UseAlarmReturnType<selected = GetAlarmReturnType> = UseQueryResult<selected, MonascaError>

/**
 * Gets one alarm: `GET /v2.0/alarms/{alarm_id}`. Disabled while `alarmId` is `undefined`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarm({ alarmId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' })
 * ```
 */
export function useAlarm<selected = GetAlarmReturnType>(
  parameters: UseAlarmParameters<selected>,
): UseAlarmReturnType<selected> {
  return useQuery(getAlarmQueryOptions(useMonascaClient(), parameters))
}
