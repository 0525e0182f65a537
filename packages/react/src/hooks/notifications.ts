'use client'

import type { ListNotificationsReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import type { MonascaError } from '../query/monascaError.js'
import {
  type ListNotificationsQueryParameters,
  listNotificationsQueryOptions,
} from '../query/notifications.js'

/** Parameters of `useNotifications`. */
export type UseNotificationsParameters<selected = ListNotificationsReturnType> =
  ListNotificationsQueryParameters<selected>

/** What `useNotifications` returns: react-query's result. */
export type UseNotificationsReturnType<selected = ListNotificationsReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Lists the notification methods of the project: `GET /v2.0/notification-methods`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useNotifications({ limit: 100 })
 * ```
 */
export function useNotifications<selected = ListNotificationsReturnType>(
  parameters: UseNotificationsParameters<selected> = {},
): UseNotificationsReturnType<selected> {
  return useQuery(listNotificationsQueryOptions(useMonascaClient(), parameters))
}
