import { ServerError, TimeoutError } from '../../errors/index.js'
import { metricKey } from '../../series/index.js'
import { readIdentity } from '../../series/readIdentity.js'
import type { Metric } from '../metrics.js'
import { maximumLimit, nextOffset } from '../nextOffset.js'
import type { MonitoringRequest, Requester } from '../requester.js'
import { isObject } from '../send.js'
import { requestColumns } from '../series/requestColumns.js'
import { formatOptionalTime, formatTime } from '../time.js'
import type { ListFunction } from './listFunction.js'
import type { Chunk, ReadPages, Walk, WalkParameters } from './walk.js'
import { walkOffsets } from './walkOffsets.js'

/** A list of metrics by time: the requester, and the original request for its first page. */
export type Timed = { requester: Requester; asked: MonitoringRequest }

/** Picks the metrics that were measured in the time range. */
type PickMeasured = (metrics: readonly Metric[]) => Promise<Metric[]>

// InfluxDB stores times as 64-bit nanoseconds: this end and period are within its limits.
const farEnd = Date.UTC(2200, 0, 1)
const longestPeriod = 9_000_000_000

/**
 * Reads metrics that were measured in a time range. It reads all metrics, whose pages are complete, and picks the
 * measured ones with requests whose responses are complete too.
 */
export async function* walkMeasured(
  walk: Walk,
  timed: Timed,
  readPages: ReadPages,
): AsyncGenerator<Chunk, void, undefined> {
  const { limit = maximumLimit, offset } = walk.parameters
  const isWhole = walk.first.nextOffset === undefined && offset === undefined
  const pick = (isWhole && (await askAtOnce(walk, timed))) || askByName(walk, timed, readPages)
  // The number of metrics to read for the wanted ones is unknown.
  for await (const chunk of walkOffsets({ ...walk, worthwhile: Number.POSITIVE_INFINITY })) {
    const measured = await pick(chunk.elements as readonly Metric[])
    // Splits one large page into pages of the requested size.
    for (let start = 0; start < measured.length; start += limit) {
      const elements = measured.slice(start, start + limit)
      const isEnd = start + limit >= measured.length
      const next = isEnd ? chunk.nextOffset : elements.at(-1)?.id
      yield { elements, nextOffset: next, more: chunk.more || !isEnd }
    }
    if (measured.length === 0) yield { ...chunk, elements: [] }
  }
}

/**
 * Requests them on one page that has room for the whole list.
 *
 * @returns `undefined` if the server fails: InfluxDB with a space in a dimension, or a timeout
 */
async function askAtOnce({ signal }: Walk, { requester, asked }: Timed): Promise<PickMeasured | undefined> {
  try {
    const body = await requester.request({ ...asked, query: { ...asked.query, limit: maximumLimit } })
    const { elements, links } = isObject(body) ? body : {}
    if (!Array.isArray(elements) || nextOffset(links, elements.length) !== undefined) return undefined
    const keys = new Set(elements.map((element) => metricKey(readIdentity(isObject(element) ? element : {}))))
    return async (metrics) => metrics.filter((metric) => keys.has(metricKey(metric)))
  } catch (error) {
    if (!signal?.aborted && (error instanceof ServerError || error instanceof TimeoutError)) return undefined
    throw error
  }
}

/** Counts the measurements of each metric in the range, with one list per metric name. */
function askByName({ concurrency }: Walk, { requester, asked }: Timed, readPages: ReadPages): PickMeasured {
  const { start_time, end_time, name: _name, offset: _offset, limit: _limit, ...filter } = asked.query ?? {}
  const startTime = Date.parse(String(start_time))
  const endTime =
    end_time === undefined ? Math.max(farEnd, startTime + 86_400_000) : Date.parse(String(end_time))
  const period = Math.min(Math.ceil((endTime - startTime) / 1000), longestPeriod)
  const known = new Map<string, Promise<Set<string>>>()

  async function findMeasured(name: string): Promise<Set<string>> {
    const list: ListFunction<WalkParameters, Awaited<ReturnType<typeof requestColumns<'count'>>>> = (
      asking,
      parameters,
      options = {},
    ) => {
      const query = {
        ...filter,
        name,
        statistics: 'count',
        group_by: '*',
        period: parameters.period,
        start_time: formatTime(parameters.startTime ?? startTime, 'startTime'),
        end_time: formatOptionalTime(parameters.endTime, 'endTime'),
        limit: parameters.limit,
      }
      const request = { path: '/metrics/statistics', query }
      return requestColumns(asking, request, { member: 'statistics', columns: ['count'] }, options)
    }
    const parameters = { startTime, endTime, period, groupBy: '*', limit: maximumLimit } as const
    const signal = asked.signal ?? new AbortController().signal
    const keys = new Set<string>()
    const pages = readPages({ list, requester, parameters, options: { timeout: asked.timeout } }, signal)
    for await (const { elements } of pages) {
      for (const { dimensions } of elements) keys.add(keyOf({ name, dimensions }))
    }
    return keys
  }

  return async (metrics) => {
    const names = [...new Set(metrics.map(({ name }) => name))]
    const measured = new Map<string, Set<string>>()
    for (let start = 0; start < names.length; start += concurrency) {
      const some = names.slice(start, start + concurrency)
      await Promise.all(
        some.map(async (name) => {
          const found = known.get(name) ?? findMeasured(name)
          known.set(name, found)
          measured.set(name, await found)
        }),
      )
    }
    return metrics.filter((metric) => measured.get(metric.name)?.has(keyOf(metric)))
  }
}

/** InfluxDB returns each series with the dimensions of all series of that name, and empty values where it has none. */
function keyOf({ name, dimensions }: Pick<Metric, 'name' | 'dimensions'>): string {
  const given = Object.entries(dimensions).filter(([, value]) => value !== '')
  return metricKey({ name, dimensions: Object.fromEntries(given) })
}
