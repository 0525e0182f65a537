import type { Requester, RequestOptions } from '../requester.js'
import { sendRequest } from '../send.js'
import { formatNotificationPath } from './getNotification.js'

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
