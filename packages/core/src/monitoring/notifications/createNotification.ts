import {
  formatNotification,
  type NotificationFields,
  type NotificationMethod,
  parseNotification,
} from '../notifications.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'

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
