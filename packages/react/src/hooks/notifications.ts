'use client'

import type {
  createNotification,
  deleteNotification,
  getNotification,
  listNotifications,
  listNotificationTypes,
  patchNotification,
  updateNotification,
} from '@monasca/core'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRequester } from '../provider/useRequester.js'
import {
  createNotificationMutationOptions,
  deleteNotificationMutationOptions,
  getNotificationQueryOptions,
  listNotificationsInfiniteQueryOptions,
  listNotificationsQueryOptions,
  listNotificationTypesQueryOptions,
  patchNotificationMutationOptions,
  updateNotificationMutationOptions,
} from '../query/notifications.js'
import type { UseInfiniteRead, UseRead, UseWrite } from './types.js'

/**
 * Lists the notification methods of the project: `GET /v2.0/notification-methods`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useNotifications({ limit: 100 })
 * ```
 */
export const useNotifications: UseRead<typeof listNotifications> = (parameters) =>
  useQuery(listNotificationsQueryOptions(useRequester(), parameters))

/**
 * Lists the notification methods of the project, page by page: `GET /v2.0/notification-methods`. `limit` is the page
 * size, 10000 by default.
 *
 * A refetch reads all loaded pages again, so the list is not polled and not refetched on window focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteNotifications({ limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export const useInfiniteNotifications: UseInfiniteRead<typeof listNotifications> = (parameters) =>
  useInfiniteQuery(listNotificationsInfiniteQueryOptions(useRequester(), parameters))

/**
 * Gets one notification method: `GET /v2.0/notification-methods/{notification_method_id}`. Disabled while
 * `notificationId` is `undefined`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useNotification({ notificationId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' })
 * ```
 */
export const useNotification: UseRead<typeof getNotification> = (parameters) =>
  useQuery(getNotificationQueryOptions(useRequester(), parameters))

/**
 * Lists the notification types that the server supports: `GET /v2.0/notification-methods/types`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useNotificationTypes()
 * ```
 */
export const useNotificationTypes: UseRead<typeof listNotificationTypes> = (parameters) =>
  useQuery(listNotificationTypesQueryOptions(useRequester(), parameters))

/**
 * Creates a notification method: `POST /v2.0/notification-methods`. Invalidates the lists of notification methods.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useCreateNotification()
 * ```
 */
export const useCreateNotification: UseWrite<typeof createNotification> = (parameters) =>
  useMutation(createNotificationMutationOptions(useRequester(), useQueryClient(), parameters))

/**
 * Sets all fields of a notification method: `PUT /v2.0/notification-methods/{notification_method_id}`. Invalidates the
 * lists of notification methods, and this one.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useUpdateNotification()
 * ```
 */
export const useUpdateNotification: UseWrite<typeof updateNotification> = (parameters) =>
  useMutation(updateNotificationMutationOptions(useRequester(), useQueryClient(), parameters))

/**
 * Changes some fields of a notification method: `PATCH /v2.0/notification-methods/{notification_method_id}`.
 * Invalidates the lists of notification methods, and this one.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = usePatchNotification()
 * ```
 */
export const usePatchNotification: UseWrite<typeof patchNotification> = (parameters) =>
  useMutation(patchNotificationMutationOptions(useRequester(), useQueryClient(), parameters))

/**
 * Deletes a notification method and removes it from all alarm definitions:
 * `DELETE /v2.0/notification-methods/{notification_method_id}`. Invalidates the lists of notification methods and all
 * alarm definitions, which lose it from their actions; removes this method.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useDeleteNotification()
 * ```
 */
export const useDeleteNotification: UseWrite<typeof deleteNotification> = (parameters) =>
  useMutation(deleteNotificationMutationOptions(useRequester(), useQueryClient(), parameters))
