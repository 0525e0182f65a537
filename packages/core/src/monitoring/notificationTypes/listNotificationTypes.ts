import { requestNames } from '../metrics/names.js'
import type { NotificationType } from '../notifications.js'
import type { Page, Requester, RequestOptions } from '../requester.js'

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
