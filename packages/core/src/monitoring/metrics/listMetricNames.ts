import { type DimensionFilter, formatDimensionFilter } from '../dimensions.js'
import { splitAlternatives } from '../exactDimensions.js'
import { maximumLimit } from '../paging/walk.js'
import { checkPositive } from '../parameters.js'
import type { Page, Requester, RequestOptions } from '../requester.js'
import { joinNames } from './joinNames.js'
import { requestNames } from './names.js'

/** Which metric names to list. */
export type ListMetricNamesParameters = {
  /**
   * Only names of metrics with these dimensions. Each combination of the values in lists is a request of its own, since
   * servers on InfluxDB read a list of values as a regular expression, and names do not show which metric they are of.
   */
  dimensions?: DimensionFilter | undefined
  /** The `nextOffset` of the page before, or any name: the list goes on after it. */
  offset?: string | undefined
  /** Names on a page. @default 10000, which is also the most */
  limit?: number | undefined
  /** Asks for another project. Needs the delegate role; a server may ignore it without that role, and not say so. */
  tenantId?: string | undefined
}

/** A page of names, distinct and ascending. */
export type ListMetricNamesReturnType = Page<string>

/**
 * Lists the names of the project's metrics: `GET /v2.0/metrics/names`.
 *
 * Python servers put the offset into lower case, so that pages may miss names with capitals: prefer one large page, or
 * `all`, which makes up for it.
 *
 * @throws `InvalidParameterError` for a `limit` below 1, dimensions that cannot be asked for, or more than 100 combinations
 * of their values
 * @example
 * ```ts
 * const { elements } = await listMetricNames(client, { dimensions: { hostname: 'web1' } })
 * ```
 */
export async function listMetricNames(
  requester: Requester,
  parameters: ListMetricNamesParameters = {},
  options: RequestOptions = {},
): Promise<ListMetricNamesReturnType> {
  const base = {
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
    tenant_id: parameters.tenantId,
  }
  const pages: Page<string>[] = []
  for (const filter of splitAlternatives(parameters.dimensions, 'dimensions')) {
    const query = { dimensions: formatDimensionFilter(filter, 'dimensions'), ...base }
    pages.push(await requestNames(requester, { path: '/metrics/names', query, member: 'name' }, options))
  }
  const [first] = pages
  return first !== undefined && pages.length === 1 ? first : joinNames(pages, base.limit ?? maximumLimit)
}
