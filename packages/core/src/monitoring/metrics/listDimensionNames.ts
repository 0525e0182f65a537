import { checkPositive } from '../parameters.js'
import type { Page, Requester, RequestOptions } from '../requester.js'
import { formatOptionalTime, type Time } from '../time.js'
import { requestNames } from './names.js'

/** Which dimension names to list. */
export type ListDimensionNamesParameters = {
  /** Only dimensions of this metric. */
  metricName?: string | undefined
  /** Only dimensions of metrics measured at or after this time; some servers ignore it. */
  startTime?: Time | undefined
  /** Only dimensions of metrics measured before this time; some servers ignore it. */
  endTime?: Time | undefined
  /** The `nextOffset` of the page before, or any name: the list goes on after it. */
  offset?: string | undefined
  /** Names on a page. @default 10000, which is also the most */
  limit?: number | undefined
  /** Asks for another project. Needs the delegate role; a server may ignore it without that role, and not say so. */
  tenantId?: string | undefined
}

/** A page of dimension names, ascending. */
export type ListDimensionNamesReturnType = Page<string>

/**
 * Lists the names of dimensions: `GET /v2.0/metrics/dimensions/names`.
 *
 * @throws `InvalidParameterError` for an invalid time, or a `limit` below 1
 * @example
 * ```ts
 * const { elements } = await listDimensionNames(client, { metricName: 'cpu.idle_perc' })
 * ```
 */
export async function listDimensionNames(
  requester: Requester,
  parameters: ListDimensionNamesParameters = {},
  options: RequestOptions = {},
): Promise<ListDimensionNamesReturnType> {
  const query = formatDimensionListQuery(parameters)
  const path = '/metrics/dimensions/names'
  return requestNames(requester, { path, query, member: 'dimension_name' }, options)
}

/** The part of the query that both dimension lists share. */
export function formatDimensionListQuery(
  parameters: ListDimensionNamesParameters,
): Record<string, string | number | undefined> {
  return {
    metric_name: parameters.metricName,
    start_time: formatOptionalTime(parameters.startTime, 'startTime'),
    end_time: formatOptionalTime(parameters.endTime, 'endTime'),
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
    tenant_id: parameters.tenantId,
  }
}
