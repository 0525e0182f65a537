'use client'

import type { CountAlarmsReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import { type CountAlarmsQueryParameters, countAlarmsQueryOptions } from '../query/countAlarms.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useAlarmCount`. */
export type UseAlarmCountParameters<selected = CountAlarmsReturnType> = CountAlarmsQueryParameters<selected>

/** What `useAlarmCount` returns: react-query's result. */
export type UseAlarmCountReturnType<selected = CountAlarmsReturnType> = UseQueryResult<selected, MonascaError>

/**
 * Counts the alarms of the project, by groups if you like: `GET /v2.0/alarms/count`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarmCount({ groupBy: ['state'] })
 * ```
 */
export function useAlarmCount<selected = CountAlarmsReturnType>(
  parameters: UseAlarmCountParameters<selected> = {},
): UseAlarmCountReturnType<selected> {
  return useQuery(countAlarmsQueryOptions(useMonascaClient(), parameters))
}
