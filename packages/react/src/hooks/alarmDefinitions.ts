'use client'

import type { ListAlarmDefinitionsReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListAlarmDefinitionsQueryParameters,
  listAlarmDefinitionsQueryOptions,
} from '../query/alarmDefinitions.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useAlarmDefinitions`. */
export type UseAlarmDefinitionsParameters<selected = ListAlarmDefinitionsReturnType> =
  ListAlarmDefinitionsQueryParameters<selected>

/** What `useAlarmDefinitions` returns: react-query's result. */
export type UseAlarmDefinitionsReturnType<selected = ListAlarmDefinitionsReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Lists the alarm definitions of the project: `GET /v2.0/alarm-definitions`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarmDefinitions({ severity: 'CRITICAL' })
 * ```
 */
export function useAlarmDefinitions<selected = ListAlarmDefinitionsReturnType>(
  parameters: UseAlarmDefinitionsParameters<selected> = {},
): UseAlarmDefinitionsReturnType<selected> {
  return useQuery(listAlarmDefinitionsQueryOptions(useMonascaClient(), parameters))
}
