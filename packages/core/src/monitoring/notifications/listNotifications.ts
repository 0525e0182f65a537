import { nextCount } from '../nextOffset.js'
import { type NotificationMethod, parseNotification } from '../notifications.js'
import { checkPositive, formatSortBy } from '../parameters.js'
import type { Page, Requester, RequestOptions } from '../requester.js'
import { requestPage } from '../send.js'

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
  const page = await requestPage(requester, '/notification-methods', query, options)
  const elements = page.elements.map(parseNotification)
  return { elements, nextOffset: nextCount(elements.length, page.nextOffset, parameters.offset) }
}
