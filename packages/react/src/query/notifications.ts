import {
  type CreateNotificationParameters,
  createNotification,
  type DeleteNotificationParameters,
  deleteNotification,
  getNotification,
  listNotifications,
  listNotificationTypes,
  type PatchNotificationParameters,
  patchNotification,
  type UpdateNotificationParameters,
  updateNotification,
} from '@monasca/core'
import {
  type InfiniteReadKey,
  type InfiniteReadOptions,
  infiniteReadKey,
  infiniteReadOptions,
} from './infiniteQueryOptions.js'
import { type Invalidations, type Write, type WriteOptions, writeOptions } from './mutationOptions.js'
import { monascaQueryKey } from './queryKey.js'
import { type Read, type ReadKey, type ReadOptions, readKey, readOptions } from './queryOptions.js'

const listNotificationsRead: Read<typeof listNotifications> = {
  resource: 'notifications',
  action: 'list',
  call: listNotifications,
}

/** Query key of `listNotificationsQueryOptions`. */
export const listNotificationsQueryKey: ReadKey<typeof listNotifications> = (scope, parameters) =>
  readKey(listNotificationsRead, scope, parameters)

/** Query options of `useNotifications`: `GET /v2.0/notification-methods`. */
export const listNotificationsQueryOptions: ReadOptions<typeof listNotifications> = (client, parameters) =>
  readOptions(listNotificationsRead, client, parameters)

/**
 * Query key of `listNotificationsInfiniteQueryOptions`. A filter with the key of `listNotificationsQueryKey` matches it
 * too.
 */
export const listNotificationsInfiniteQueryKey: InfiniteReadKey<typeof listNotifications> = (
  scope,
  parameters,
) => infiniteReadKey(listNotificationsRead, scope, parameters)

/** Query options of `useInfiniteNotifications`: `GET /v2.0/notification-methods`, page by page. */
export const listNotificationsInfiniteQueryOptions: InfiniteReadOptions<typeof listNotifications> = (
  client,
  parameters,
) => infiniteReadOptions(listNotificationsRead, client, parameters)

const getNotificationRead: Read<typeof getNotification> = {
  resource: 'notifications',
  action: 'get',
  call: getNotification,
  required: ['notificationId'],
}

/** Query key of `getNotificationQueryOptions`. */
export const getNotificationQueryKey: ReadKey<typeof getNotification> = (scope, parameters) =>
  readKey(getNotificationRead, scope, parameters)

/** Query options of `useNotification`: `GET /v2.0/notification-methods/{notification_method_id}`. */
export const getNotificationQueryOptions: ReadOptions<typeof getNotification> = (client, parameters) =>
  readOptions(getNotificationRead, client, parameters)

const listNotificationTypesRead: Read<typeof listNotificationTypes> = {
  resource: 'notificationTypes',
  action: 'list',
  call: listNotificationTypes,
}

/** Query key of `listNotificationTypesQueryOptions`. */
export const listNotificationTypesQueryKey: ReadKey<typeof listNotificationTypes> = (scope) =>
  readKey(listNotificationTypesRead, scope, {})

/** Query options of `useNotificationTypes`: `GET /v2.0/notification-methods/types`. */
export const listNotificationTypesQueryOptions: ReadOptions<typeof listNotificationTypes> = (
  client,
  parameters,
) => readOptions(listNotificationTypesRead, client, parameters)

/** Invalidates the lists of notification methods. */
export function createNotificationInvalidations(
  scope: string,
  _variables: CreateNotificationParameters,
): Invalidations {
  return { invalidate: [notificationLists(scope)], remove: [] }
}

const createNotificationWrite: Write<typeof createNotification> = {
  resource: 'notifications',
  action: 'create',
  call: createNotification,
  invalidations: createNotificationInvalidations,
}

/**
 * Mutation options of `useCreateNotification`: `POST /v2.0/notification-methods`. Applies
 * `createNotificationInvalidations`.
 */
export const createNotificationMutationOptions: WriteOptions<typeof createNotification> = (
  client,
  queryClient,
  parameters,
) => writeOptions(createNotificationWrite, client, queryClient, parameters)

/** Invalidates the lists of notification methods, and this one. */
export function updateNotificationInvalidations(
  scope: string,
  { notificationId }: UpdateNotificationParameters,
): Invalidations {
  return { invalidate: [notificationLists(scope), oneNotification(scope, notificationId)], remove: [] }
}

const updateNotificationWrite: Write<typeof updateNotification> = {
  resource: 'notifications',
  action: 'update',
  call: updateNotification,
  invalidations: updateNotificationInvalidations,
}

/**
 * Mutation options of `useUpdateNotification`: `PUT /v2.0/notification-methods/{notification_method_id}`. Applies
 * `updateNotificationInvalidations`.
 */
export const updateNotificationMutationOptions: WriteOptions<typeof updateNotification> = (
  client,
  queryClient,
  parameters,
) => writeOptions(updateNotificationWrite, client, queryClient, parameters)

/** Invalidates the lists of notification methods, and this one. */
export function patchNotificationInvalidations(
  scope: string,
  { notificationId }: PatchNotificationParameters,
): Invalidations {
  return { invalidate: [notificationLists(scope), oneNotification(scope, notificationId)], remove: [] }
}

const patchNotificationWrite: Write<typeof patchNotification> = {
  resource: 'notifications',
  action: 'patch',
  call: patchNotification,
  invalidations: patchNotificationInvalidations,
}

/**
 * Mutation options of `usePatchNotification`: `PATCH /v2.0/notification-methods/{notification_method_id}`. Applies
 * `patchNotificationInvalidations`.
 */
export const patchNotificationMutationOptions: WriteOptions<typeof patchNotification> = (
  client,
  queryClient,
  parameters,
) => writeOptions(patchNotificationWrite, client, queryClient, parameters)

/**
 * Invalidates the lists of notification methods and all alarm definitions, which lose it from their actions; removes
 * this method.
 */
export function deleteNotificationInvalidations(
  scope: string,
  { notificationId }: DeleteNotificationParameters,
): Invalidations {
  return {
    invalidate: [notificationLists(scope), monascaQueryKey(scope, 'alarmDefinitions')],
    remove: [oneNotification(scope, notificationId)],
  }
}

const deleteNotificationWrite: Write<typeof deleteNotification> = {
  resource: 'notifications',
  action: 'delete',
  call: deleteNotification,
  invalidations: deleteNotificationInvalidations,
}

/**
 * Mutation options of `useDeleteNotification`: `DELETE /v2.0/notification-methods/{notification_method_id}`. Applies
 * `deleteNotificationInvalidations`.
 */
export const deleteNotificationMutationOptions: WriteOptions<typeof deleteNotification> = (
  client,
  queryClient,
  parameters,
) => writeOptions(deleteNotificationWrite, client, queryClient, parameters)

function notificationLists(scope: string): readonly unknown[] {
  return [...monascaQueryKey(scope, 'notifications'), 'list']
}

function oneNotification(scope: string, notificationId: string): readonly unknown[] {
  return [...monascaQueryKey(scope, 'notifications'), 'get', { notificationId }]
}
