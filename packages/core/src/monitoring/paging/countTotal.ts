import type { MonitoringRequest, Requester } from '../requester.js'
import { isObject } from '../send.js'

/**
 * How many alarms a request for a list of them is about, from its offset on: `GET /v2.0/alarms/count` with the same filters.
 *
 * @returns `undefined` for other lists, and where the count would be a wrong one
 */
export async function countTotal(
  requester: Requester,
  request: MonitoringRequest,
  countPath: string,
): Promise<number | undefined> {
  const { query: { offset, limit: _limit, sort_by: _sortBy, ...query } = {} } = request
  // Servers that list alarms which have a dimension, whatever its value, count none of them.
  const clauses = String(query['metric_dimensions'] ?? ':').split(',')
  if (!clauses.every((clause) => clause.includes(':'))) return undefined
  const body = await requester.request({ ...request, path: countPath, query })
  const counts = isObject(body) ? body['counts'] : undefined
  const row: unknown = Array.isArray(counts) ? counts[0] : undefined
  const count: unknown = Array.isArray(row) ? row[0] : undefined
  return typeof count === 'number' ? Math.max(count - Number(offset ?? 0), 0) : undefined
}
