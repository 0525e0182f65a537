import {
  formatNotification,
  type NotificationFields,
  type NotificationMethod,
  parseNotification,
} from '../notifications.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'
import { formatNotificationPath } from './getNotification.js'

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
