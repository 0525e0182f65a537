import { type NotificationMethod, parseNotification } from '../notifications.js'
import { formatId } from '../parameters.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'

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

/** The path of one notification method. */
export function formatNotificationPath(notificationId: string): string {
  return `/notification-methods/${formatId(notificationId, 'notificationId')}`
}
