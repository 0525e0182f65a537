import { InvalidParameterError } from '../errors/index.js'
import { toNumber, toText } from '../series/toText.js'
import { nextCount } from './nextOffset.js'
import { checkPositive, formatId, formatSortBy, type SortBy } from './parameters.js'
import type { Page, Requester, RequestOptions } from './requester.js'
import { isObject, requestNames, requestObject, requestPage, sendRequest } from './send.js'

/** How a notification is delivered. Servers may enable more types: see `listNotificationTypes`. */
export type NotificationType = 'EMAIL' | 'WEBHOOK' | 'PAGERDUTY' | (string & {})

/** A recipient of notifications. Alarm definitions refer to it in their actions. */
export type NotificationMethod = {
  id: string
  /** Unique in the project. */
  name: string
  type: NotificationType
  /** An email address, a URL or a service key, depending on the type. */
  address: string
  /** **Seconds** between repeated notifications while the alarm keeps its state; 0 for none. */
  period: number
}

/** The writable fields of a notification method. */
export type NotificationFields = {
  /** At most 250 characters, unique in the project. */
  name: string
  type: NotificationType
  /** At most 512 characters: an email address, an http(s) URL or a service key, depending on the type. */
  address: string
  /**
   * **Seconds** between repeated notifications while the alarm keeps its state: 0 for none, or the server's setting
   * (60).
   */
  period: number
}

/** The fields by which notification methods can be sorted. */
type NotificationSortField = 'id' | 'name' | 'type' | 'address' | 'updated_at' | 'created_at'

export type ListNotificationsParameters = {
  /**
   * `id`, `name`, `type`, `address`, `updated_at` or `created_at`, each optionally followed by ` asc` or ` desc`.
   *
   * @default 'id'
   */
  sortBy?: SortBy<NotificationSortField> | readonly SortBy<NotificationSortField>[] | undefined
  /** `nextOffset` of the previous page: the number of methods to skip. */
  offset?: string | undefined
  /** Methods per page. @default 10000, which is also the maximum */
  limit?: number | undefined
}

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

export type GetNotificationParameters = { notificationId: string }

export type GetNotificationReturnType = NotificationMethod

/**
 * Gets one notification method: `GET /v2.0/notification-methods/{id}`.
 *
 * @throws `NotFoundError` if the project has no such id
 * @throws `InvalidResponseError` for a response without an id
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

export type CreateNotificationParameters = Omit<NotificationFields, 'period'> & {
  /** **Seconds** between repeated notifications while the alarm keeps its state. @default 0: none */
  period?: number | undefined
}

/** The method with its id. */
export type CreateNotificationReturnType = NotificationMethod

/**
 * Creates a notification method: `POST /v2.0/notification-methods`.
 *
 * @throws `ConflictError` if the name is taken, `BadRequestError` for a type or address that the server rejects
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

/** All fields are required. */
export type UpdateNotificationParameters = NotificationFields & { notificationId: string }

/** The updated method. */
export type UpdateNotificationReturnType = NotificationMethod

/**
 * Replaces a notification method: `PUT /v2.0/notification-methods/{id}`. You can spread a fetched method into the
 * parameters: only writable fields are sent.
 *
 * @throws `NotFoundError`, `ConflictError` if another has this name, `BadRequestError` for a bad type or address
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

/** Missing fields keep their value. */
export type PatchNotificationParameters = {
  [name in keyof NotificationFields]?: NotificationFields[name] | undefined
} & { notificationId: string }

/** The updated method. */
export type PatchNotificationReturnType = NotificationMethod

/**
 * Changes some fields of a notification method: `PATCH /v2.0/notification-methods/{id}`.
 *
 * @throws `NotFoundError`, `ConflictError` if another has this name, `BadRequestError` for a bad type or address
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

export type DeleteNotificationParameters = { notificationId: string }

/** The server responds with 204. */
export type DeleteNotificationReturnType = undefined

/**
 * Deletes a notification method: `DELETE /v2.0/notification-methods/{id}`. The server also removes it from the actions
 * of all alarm definitions.
 *
 * @throws `NotFoundError` if the project has no such id
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

/** The list is short and has no parameters. */
export type ListNotificationTypesParameters = Readonly<Record<string, never>>

/** All types on one page. */
export type ListNotificationTypesReturnType = Page<NotificationType>

/**
 * Lists the notification types enabled on the server: `GET /v2.0/notification-methods/types`.
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

function formatNotificationPath(notificationId: string): string {
  return `/notification-methods/${formatId(notificationId, 'notificationId')}`
}

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
 * Formats only writable fields: the server rejects any other member, such as the `id` of a fetched method.
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
