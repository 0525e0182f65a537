import type { Page, Requester, RequestOptions } from '../requester.js'
import { formatDimensionListQuery, type ListDimensionNamesParameters } from './listDimensionNames.js'
import { requestNames } from './names.js'

/** Which dimension values to list. */
export type ListDimensionValuesParameters = ListDimensionNamesParameters & {
  /** The dimension whose values to list. */
  dimensionName: string
}

/** A page of values, ascending and distinct. */
export type ListDimensionValuesReturnType = Page<string>

/**
 * Lists the values of one dimension: `GET /v2.0/metrics/dimensions/names/values`. Values that a server repeats,
 * because several metrics have them, are given once.
 *
 * @throws `InvalidParameterError` for an invalid time, or a `limit` below 1
 * @example
 * ```ts
 * const { elements } = await listDimensionValues(client, { dimensionName: 'hostname' })
 * ```
 */
export async function listDimensionValues(
  requester: Requester,
  parameters: ListDimensionValuesParameters,
  options: RequestOptions = {},
): Promise<ListDimensionValuesReturnType> {
  const query = { dimension_name: parameters.dimensionName, ...formatDimensionListQuery(parameters) }
  const path = '/metrics/dimensions/names/values'
  const page = await requestNames(requester, { path, query, member: 'dimension_value' }, options)
  return { elements: [...new Set(page.elements)], nextOffset: page.nextOffset }
}
