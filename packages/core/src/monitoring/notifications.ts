import { InvalidParameterError } from '../errors/index.js'
import { toNumber, toText } from '../series/toText.js'
import { nextCount } from './nextOffset.js'
import { checkPositive, formatId, formatSortBy } from './parameters.js'
import type { Page, Requester, RequestOptions } from './requester.js'
import { isObject, requestNames, requestObject, requestPage, sendRequest } from './send.js'

/** What delivers a notification. Servers may have more types enabled: see `listNotificationTypes`. */
export type NotificationType = 'EMAIL' | 'WEBHOOK' | 'PAGERDUTY' | (string & {})

/** Where alarms are told: what alarm definitions name in their actions. */
export type NotificationMethod = {
  id: string
  /** Unique in the project. */
  name: string
  type: NotificationType
  /** A mail address, a URL or a service key, by type. */
  address: string
  /** **Seconds** between repetitions while the alarm keeps its state; 0 for none. */
  period: number
}

/** The fields of a notification method that can be written. */
export type NotificationFields = {
  /** At most 250 characters, unique in the project. */
  name: string
  type: NotificationType
  /** At most 512 characters: a mail address, an http(s) URL or a service key, by type. */
  address: string
  /** **Seconds** between repetitions while the alarm keeps its state: 0 for none, or what the server is set up for (60). */
  period: number
}

/** Which notification methods to list, and in which order. */
export type ListNotificationsParameters = {
  /** `id`, `name`, `type`, `address`, `updated_at` or `created_at`, each with ` asc` or ` desc` after it. @default 'id' */
  sortBy?: string | readonly string[] | undefined
  /** The `nextOffset` of the page before: how many methods to skip. */
  offset?: string | undefined
  /** Methods on a page. @default 10000, which is also the most */
  limit?: number | undefined
}

/** A page of notification methods. */
export type ListNotificationsReturnType = Page<NotificationMethod>

/**
 * Lists the notification methods of the project: `GET /v2.0/notification-methods`.
 *
 * @throws `InvalidParameterError` for a `limit` below 1
 * @example
 * ```ts
 * const { elements } = await listNotifications(client, { sortBy: 'name' })
 * ```
 */
export async function listNotifications(
  requester: Requester,
  parameters: ListNotificationsParameters = {},
  options: RequestOptions = {},
): Promise<ListNotificationsReturnType> {
  const query = {
    sort_by: formatSortBy(parameters.sortBy),
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
  }
  const page = await requestPage(
    requester,
    { path: '/notification-methods', query, paging: 'count' },
    options,
  )
  const elements = page.elements.map(parseNotification)
  return { elements, nextOffset: nextCount(elements.length, page.nextOffset, parameters.offset) }
}

/** Which notification method to get. */
export type GetNotificationParameters = { notificationId: string }

/** The method. */
export type GetNotificationReturnType = NotificationMethod

/**
 * Gets one notification method: `GET /v2.0/notification-methods/{id}`.
 *
 * @throws `NotFoundError` for an id that the project does not have
 * @throws `InvalidResponseError` for an answer without an id
 * @example
 * ```ts
 * const method = await getNotification(client, { notificationId })
 * ```
 */
export async function getNotification(
  requester: Requester,
  parameters: GetNotificationParameters,
  options: RequestOptions = {},
): Promise<GetNotificationReturnType> {
  const path = formatNotificationPath(parameters.notificationId)
  return parseNotification(await requestObject(requester, { method: 'GET', path }, options, 'id'))
}

/** A new notification method. */
export type CreateNotificationParameters = Omit<NotificationFields, 'period'> & {
  /** **Seconds** between repetitions while the alarm keeps its state. @default 0: none */
  period?: number | undefined
}

/** The method, with its id. */
export type CreateNotificationReturnType = NotificationMethod

/**
 * Creates a notification method: `POST /v2.0/notification-methods`.
 *
 * @throws `ConflictError` when the name is taken, `BadRequestError` for a type or address that the server refuses
 * @example
 * ```ts
 * const { id } = await createNotification(client, { name: 'ops', type: 'EMAIL', address: 'ops@example.org' })
 * ```
 */
export async function createNotification(
  requester: Requester,
  parameters: CreateNotificationParameters,
  options: RequestOptions = {},
): Promise<CreateNotificationReturnType> {
  const body = formatNotification(parameters)
  const path = '/notification-methods'
  return parseNotification(await requestObject(requester, { method: 'POST', path, body }, options))
}

/** Which notification method to replace, and by what: all fields are needed. */
export type UpdateNotificationParameters = NotificationFields & { notificationId: string }

/** The method as it is now. */
export type UpdateNotificationReturnType = NotificationMethod

/**
 * Replaces a notification method: `PUT /v2.0/notification-methods/{id}`. A fetched method may be spread into the
 * parameters: only the fields that the server takes are sent.
 *
 * @throws `NotFoundError`, `ConflictError` when the name is another's, `BadRequestError` for a bad type or address
 * @example
 * ```ts
 * const method = await getNotification(client, { notificationId })
 * await updateNotification(client, { ...method, notificationId, address: 'night@example.org' })
 * ```
 */
export async function updateNotification(
  requester: Requester,
  parameters: UpdateNotificationParameters,
  options: RequestOptions = {},
): Promise<UpdateNotificationReturnType> {
  const path = formatNotificationPath(parameters.notificationId)
  const body = formatNotification(parameters)
  return parseNotification(await requestObject(requester, { method: 'PUT', path, body }, options))
}

/** Which notification method to change, and what: absent fields keep their value. */
export type PatchNotificationParameters = {
  [name in keyof NotificationFields]?: NotificationFields[name] | undefined
} & { notificationId: string }

/** The method as it is now. */
export type PatchNotificationReturnType = NotificationMethod

/**
 * Changes some fields of a notification method: `PATCH /v2.0/notification-methods/{id}`.
 *
 * @throws `NotFoundError`, `ConflictError` when the name is another's, `BadRequestError` for a bad type or address
 * @example
 * ```ts
 * await patchNotification(client, { notificationId, period: 60 })
 * ```
 */
export async function patchNotification(
  requester: Requester,
  parameters: PatchNotificationParameters,
  options: RequestOptions = {},
): Promise<PatchNotificationReturnType> {
  const path = formatNotificationPath(parameters.notificationId)
  const body = formatNotification(parameters)
  return parseNotification(await requestObject(requester, { method: 'PATCH', path, body }, options))
}

/** Which notification method to delete. */
export type DeleteNotificationParameters = { notificationId: string }

/** Nothing: the server answers 204. */
export type DeleteNotificationReturnType = undefined

/**
 * Deletes a notification method: `DELETE /v2.0/notification-methods/{id}`. It disappears from the actions of all
 * alarm definitions too.
 *
 * @throws `NotFoundError` for an id that the project does not have
 * @example
 * ```ts
 * await deleteNotification(client, { notificationId })
 * ```
 */
export async function deleteNotification(
  requester: Requester,
  parameters: DeleteNotificationParameters,
  options: RequestOptions = {},
): Promise<DeleteNotificationReturnType> {
  const path = formatNotificationPath(parameters.notificationId)
  await sendRequest(requester, { method: 'DELETE', path }, options)
}

/** Nothing can be asked for: the list is short, and always whole. */
export type ListNotificationTypesParameters = Readonly<Record<string, never>>

/** All types, on one page. */
export type ListNotificationTypesReturnType = Page<NotificationType>

/**
 * Lists the types of notification methods that the server has enabled: `GET /v2.0/notification-methods/types`.
 *
 * @example
 * ```ts
 * const { elements } = await listNotificationTypes(client) // ['EMAIL', 'PAGERDUTY', 'WEBHOOK']
 * ```
 */
export async function listNotificationTypes(
  requester: Requester,
  _parameters: ListNotificationTypesParameters = {},
  options: RequestOptions = {},
): Promise<ListNotificationTypesReturnType> {
  const path = '/notification-methods/types'
  const { elements } = await requestNames(requester, { path, query: {}, member: 'type' }, options)
  return { elements, nextOffset: undefined }
}

/** The path of one notification method. */
function formatNotificationPath(notificationId: string): string {
  return `/notification-methods/${formatId(notificationId, 'notificationId')}`
}

/** Reads one notification method. */
function parseNotification(wire: unknown): NotificationMethod {
  const method = isObject(wire) ? wire : {}
  return {
    id: toText(method['id']),
    name: toText(method['name']),
    type: toText(method['type']),
    address: toText(method['address']),
    period: toNumber(method['period'] ?? 0),
  }
}

/**
 * Writes the fields that are given, and only those: the server refuses a body with any other member, such as the
 * `id` of a method that was fetched, changed and is sent back.
 */
function formatNotification(
  fields: {
    [name in keyof NotificationFields]?: NotificationFields[name] | undefined
  },
): Record<string, unknown> {
  const { name, type, address, period } = fields
  if (period !== undefined && (!Number.isSafeInteger(period) || period < 0)) {
    throw new InvalidParameterError({
      parameter: 'period',
      reason: 'must be a whole number of seconds, or 0',
    })
  }
  return { name, type, address, period }
}
