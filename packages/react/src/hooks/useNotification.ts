'use client'

import type { GetNotificationReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import { type GetNotificationQueryParameters, getNotificationQueryOptions } from '../query/getNotification.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useNotification`. */
export type UseNotificationParameters<selected = GetNotificationReturnType> =
  GetNotificationQueryParameters<selected>

/** What `useNotification` returns: react-query's result. */
export type UseNotificationReturnType<selected = GetNotificationReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Gets one notification method: `GET /v2.0/notification-methods/{notification_method_id}`. Disabled while `notificationId` is `undefined`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useNotification({ notificationId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' })
 * ```
 */
export function useNotification<selected = GetNotificationReturnType>(
  parameters: UseNotificationParameters<selected>,
): UseNotificationReturnType<selected> {
  return useQuery(getNotificationQueryOptions(useMonascaClient(), parameters))
}
