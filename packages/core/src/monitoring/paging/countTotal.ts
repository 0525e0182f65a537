import type { MonitoringRequest, Requester } from '../requester.js'
import { isObject } from '../send.js'

/**
 * Counts the alarms of a list from its offset on: `GET /v2.0/alarms/count` with the same filters.
 *
 * @returns `undefined` if the server's count would be wrong
 */
export async function countTotal(
  requester: Requester,
  request: MonitoringRequest,
  countPath: string,
): Promise<number | undefined> {
  const { query: { offset, limit: _limit, sort_by: _sortBy, ...query } = {} } = request
  // Servers that list alarms by a dimension with any value count none of them.
  const clauses = String(query['metric_dimensions'] ?? ':').split(',')
  if (!clauses.every((clause) => clause.includes(':'))) return undefined
  const body = await requester.request({ ...request, path: countPath, query })
  const counts = isObject(body) ? body['counts'] : undefined
  const row: unknown = Array.isArray(counts) ? counts[0] : undefined
  const count: unknown = Array.isArray(row) ? row[0] : undefined
  return typeof count === 'number' ? Math.max(count - Number(offset ?? 0), 0) : undefined
}
