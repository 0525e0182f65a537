import type { Hono } from 'hono'
import { type HistoryFilter, type HistoryRow, listHistory } from '../../store/alarmHistory.js'
import { parseStored } from '../../store/parseStored.js'
import { unprocessable } from '../requests/errors.js'
import { parseDimensions } from '../requests/parseDimensions.js'
import { parseLimit } from '../requests/parsePaging.js'
import { parseOffsetTime } from '../requests/parseSeriesOffset.js'
import { parseOpenTimeRange } from '../requests/parseTimeRange.js'
import type { Query } from '../requests/query.js'
import { formatTime } from '../requests/time.js'
import type { MonascaContext } from './context.js'
import { type ApiRequest, type MonascaEnvironment, resource } from './resource.js'
import { list } from './responses.js'
import { takePage } from './takePage.js'

/** `/v2.0/alarms/state-history` and `/v2.0/alarms/{id}/state-history`: the state changes of alarms. */
export function alarmHistoryRoutes(app: Hono<MonascaEnvironment>, { store }: MonascaContext): void {
  const page = (request: ApiRequest, filter: Partial<HistoryFilter>): Response => {
    const { caller, query, links } = request
    const limit = parseLimit(query)
    const offset = parseOffset(query)
    const found = listHistory(store, {
      projectId: caller.projectId,
      ...filter,
      start: Math.max(filter.start ?? -Infinity, offset?.from ?? -Infinity),
      skip: offset?.skip ?? 0,
      limit: limit + 1,
    })
    const { elements, more } = takePage(found, limit)
    return list(links, elements.map(show), more ? nextOffset(elements, found[limit], offset) : undefined)
  }

  resource(app, '/v2.0/alarms/state-history', {
    GET: {
      access: 'read',
      handle: (request) =>
        page(request, { dimensions: parseDimensions(request.query), ...parseOpenTimeRange(request.query) }),
    },
  })
  resource(app, '/v2.0/alarms/:id/state-history', {
    GET: { access: 'read', handle: (request) => page(request, { alarmId: request.parameter('id') }) },
  })
}

/** Where a page starts: at a time (ms since the epoch), without the first `skip` transitions of that time. */
type Offset = { from: number; skip: number }

/**
 * The offset is the time of the last transition seen, exclusive. Several transitions may have the same time. If a page
 * ends between them, `_` and their number on the pages so far are appended.
 */
function parseOffset(query: Query): Offset | undefined {
  const text = query.first('offset')
  if (text === undefined) return undefined
  const [, time = '', seen] = /^([^_]+)(?:_(\d{1,15}))?$/.exec(text) ?? []
  const from = parseOffsetTime(time)
  if (from === undefined) throw unprocessable(`Offset '${text}' is not valid`)
  return seen === undefined ? { from: from + 1, skip: 0 } : { from, skip: Number(seen) }
}

function nextOffset(elements: readonly HistoryRow[], next: HistoryRow | undefined, offset?: Offset): string {
  const timestamp = elements.at(-1)?.timestamp ?? 0
  if (next?.timestamp !== timestamp) return String(timestamp)
  const onPage = elements.filter((element) => element.timestamp === timestamp).length
  return `${timestamp}_${onPage + (offset?.from === timestamp ? offset.skip : 0)}`
}

function show(row: HistoryRow): Record<string, unknown> {
  return {
    id: String(row.timestamp),
    alarm_id: row.alarm_id,
    timestamp: formatTime(row.timestamp),
    metrics: parseStored(row.metrics),
    old_state: row.old_state,
    new_state: row.new_state,
    reason: row.reason,
    reason_data: row.reason_data,
    sub_alarms: parseStored(row.sub_alarms),
  }
}
