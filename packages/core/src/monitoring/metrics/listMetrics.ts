import { InvalidParameterError } from '../../errors/index.js'
import type { DimensionFilter } from '../dimensions.js'
import { formatWideFilter, matchExactly } from '../exactDimensions.js'
import { nextId } from '../nextOffset.js'
import { checkPositive } from '../parameters.js'
import { keepElements } from '../receivedPage.js'
import type { Page, Requester, RequestOptions } from '../requester.js'
import { requestPage } from '../send.js'
import { formatOptionalTime, type Time } from '../time.js'
import { type Metric, parseMetrics } from './metric.js'

/** Which metrics to list. */
export type ListMetricsParameters = {
  /** The exact name. */
  name?: string | undefined
  dimensions?: DimensionFilter | undefined
  /**
   * Only metrics measured at or after this time. By hand, pages lose metrics: servers on InfluxDB look for measurements
   * after they have cut a page, and name no next one. They fail with 500 for metrics with a blank in a dimension. `pages`,
   * `all` and `listAll` return all metrics.
   */
  startTime?: Time | undefined
  /** Only metrics measured before this time; needs `startTime`. */
  endTime?: Time | undefined
  /** The `nextOffset` of the page before. */
  offset?: string | undefined
  /** Elements on a page. @default 10000, which is also the most */
  limit?: number | undefined
  /** Asks for another project. Needs the delegate role; a server may ignore it without that role, and not say so. */
  tenantId?: string | undefined
}

/** A page of metrics. */
export type ListMetricsReturnType = Page<Metric>

/**
 * Lists the metrics of the project: `GET /v2.0/metrics`.
 *
 * Lists of values in `dimensions` match exactly, although servers on InfluxDB return more: the others are dropped, so that a
 * page may be shorter than `limit`, or empty, and not the last.
 *
 * @throws `InvalidParameterError` for an invalid time, an `endTime` alone, a `limit` below 1, or dimensions that cannot be asked for
 * @example
 * ```ts
 * const { elements } = await listMetrics(client, { name: 'cpu.idle_perc', dimensions: { hostname: 'web1' } })
 * ```
 */
export async function listMetrics(
  requester: Requester,
  parameters: ListMetricsParameters = {},
  options: RequestOptions = {},
): Promise<ListMetricsReturnType> {
  const { startTime, endTime } = parameters
  if (endTime !== undefined && startTime === undefined) {
    throw new InvalidParameterError({
      parameter: 'startTime',
      reason: 'is missing: the server fails when it is given an `endTime` alone',
    })
  }
  const query = {
    name: parameters.name,
    dimensions: formatWideFilter(parameters.dimensions, 'dimensions'),
    start_time: formatOptionalTime(startTime, 'startTime'),
    end_time: formatOptionalTime(endTime, 'endTime'),
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
    tenant_id: parameters.tenantId,
  }
  const page = await requestPage(requester, '/metrics', query, options)
  const elements = parseMetrics(page.elements)
  const nextOffset = nextId(elements.at(-1)?.id, page.nextOffset, parameters.offset)
  const matches = matchExactly(parameters.dimensions)
  return keepElements({ elements, nextOffset }, matches && (({ dimensions }) => matches(dimensions)))
}
