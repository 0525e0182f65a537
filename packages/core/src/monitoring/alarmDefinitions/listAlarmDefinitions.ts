import {
  type AlarmDefinition,
  formatSeverities,
  parseAlarmDefinition,
  type Severity,
} from '../alarmDefinitions.js'
import { type DimensionFilter, formatDimensionFilter } from '../dimensions.js'
import { nextCount } from '../nextOffset.js'
import { checkPositive, formatSortBy } from '../parameters.js'
import type { Page, Requester, RequestOptions } from '../requester.js'
import { requestPage } from '../send.js'

/** Which alarm definitions to list, and in which order. */
export type ListAlarmDefinitionsParameters = {
  /** The exact name. */
  name?: string | undefined
  /**
   * Dimensions that must all be in one comparison of the expression. Single values are what every server understands here;
   * Python servers find nothing for a list of values or for `true`.
   */
  dimensions?: DimensionFilter | undefined
  /** One severity, or several. An empty list filters by none. */
  severity?: Severity | readonly Severity[] | undefined
  /**
   * `id`, `name`, `severity` (by the alphabet), `updated_at` or `created_at`, each with ` asc` or ` desc` after it.
   *
   * @default 'id'
   */
  sortBy?: string | readonly string[] | undefined
  /** The `nextOffset` of the page before: how many definitions to skip. */
  offset?: string | undefined
  /** Definitions on a page. @default 10000, which is also the most */
  limit?: number | undefined
}

/** A page of alarm definitions. */
export type ListAlarmDefinitionsReturnType = Page<AlarmDefinition>

/**
 * Lists the alarm definitions of the project: `GET /v2.0/alarm-definitions`.
 *
 * A filter by `dimensions` may give a definition twice, once for each of its comparisons that matches.
 *
 * @throws `InvalidParameterError` for a `limit` below 1, a severity that is none, or dimensions that cannot be asked for
 * @example
 * ```ts
 * const { elements } = await listAlarmDefinitions(client, { severity: ['HIGH', 'CRITICAL'], sortBy: 'name' })
 * ```
 */
export async function listAlarmDefinitions(
  requester: Requester,
  parameters: ListAlarmDefinitionsParameters = {},
  options: RequestOptions = {},
): Promise<ListAlarmDefinitionsReturnType> {
  const query = {
    name: parameters.name,
    dimensions: formatDimensionFilter(parameters.dimensions, 'dimensions'),
    severity: formatSeverities(parameters.severity),
    sort_by: formatSortBy(parameters.sortBy),
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
  }
  const page = await requestPage(requester, '/alarm-definitions', query, options)
  const elements = page.elements.map(parseAlarmDefinition)
  return { elements, nextOffset: nextCount(elements.length, page.nextOffset, parameters.offset) }
}
