import {
  formatNotification,
  type NotificationFields,
  type NotificationMethod,
  parseNotification,
} from '../notifications.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'
import { formatNotificationPath } from './getNotification.js'

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
