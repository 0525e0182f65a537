'use client'

import type { GetAlarmDefinitionReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type GetAlarmDefinitionQueryParameters,
  getAlarmDefinitionQueryOptions,
} from '../query/getAlarmDefinition.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useAlarmDefinition`. */
export type UseAlarmDefinitionParameters<selected = GetAlarmDefinitionReturnType> =
  GetAlarmDefinitionQueryParameters<selected>

/** What `useAlarmDefinition` returns: react-query's result. */
export type UseAlarmDefinitionReturnType<selected = GetAlarmDefinitionReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Gets one alarm definition: `GET /v2.0/alarm-definitions/{alarm_definition_id}`. Disabled while `alarmDefinitionId` is `undefined`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarmDefinition({ alarmDefinitionId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' })
 * ```
 */
export function useAlarmDefinition<selected = GetAlarmDefinitionReturnType>(
  parameters: UseAlarmDefinitionParameters<selected>,
): UseAlarmDefinitionReturnType<selected> {
  return useQuery(getAlarmDefinitionQueryOptions(useMonascaClient(), parameters))
}
