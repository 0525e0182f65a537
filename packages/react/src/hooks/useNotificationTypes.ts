'use client'

import type { ListNotificationTypesReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListNotificationTypesQueryParameters,
  listNotificationTypesQueryOptions,
} from '../query/listNotificationTypes.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useNotificationTypes`. */
export type UseNotificationTypesParameters<selected = ListNotificationTypesReturnType> =
  ListNotificationTypesQueryParameters<selected>

/** What `useNotificationTypes` returns: react-query's result. */
export type UseNotificationTypesReturnType<selected = ListNotificationTypesReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Lists the types of notification methods that the server can notify with: `GET /v2.0/notification-methods/types`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useNotificationTypes()
 * ```
 */
export function useNotificationTypes<selected = ListNotificationTypesReturnType>(
  parameters: UseNotificationTypesParameters<selected> = {},
): UseNotificationTypesReturnType<selected> {
  return useQuery(listNotificationTypesQueryOptions(useMonascaClient(), parameters))
}
