'use client'

import type { ListAlarmsReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import { type ListAlarmsQueryParameters, listAlarmsQueryOptions } from '../query/alarms.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useAlarms`. */
export type UseAlarmsParameters<selected = ListAlarmsReturnType> = ListAlarmsQueryParameters<selected>

/** What `useAlarms` returns: react-query's result. */
export type UseAlarmsReturnType<selected = ListAlarmsReturnType> = UseQueryResult<selected, MonascaError>

/**
 * Lists the alarms of the project: `GET /v2.0/alarms`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarms({ state: 'ALARM' })
 * ```
 */
export function useAlarms<selected = ListAlarmsReturnType>(
  parameters: UseAlarmsParameters<selected> = {},
): UseAlarmsReturnType<selected> {
  return useQuery(listAlarmsQueryOptions(useMonascaClient(), parameters))
}
