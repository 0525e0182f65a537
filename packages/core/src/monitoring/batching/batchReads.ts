import { isBaseError } from '../../errors/index.js'
import { onAbort } from '../../transport/index.js'
import { nextOffset } from '../nextOffset.js'
import type { MonitoringRequest, Requester } from '../requester.js'
import { invalidResponse, isObject } from '../send.js'
import { abortWithAll } from './abortWithAll.js'
import { divideReads, halve, unite } from './divideReads.js'
import { groupByStart } from './groupByStart.js'
import { parseSeriesRead, type SeriesRead } from './seriesRead.js'
import { dimensionsOf, matches, splitElements } from './splitElements.js'

export type BatchReadsOptions = {
  /** Calls `send` when a batch is complete: once, and not at once. @default after 10 ms, with `setTimeout` */
  schedule?: ((send: () => void) => void) | undefined
}

/** A caller who waits for a response. */
type Call = { read: SeriesRead; resolve: (body: unknown) => void; reject: (error: unknown) => void }

/** The callers with the same request. */
type Line = { read: SeriesRead; calls: Call[] }

/** Fewer lines of one metric each are cheaper apart: together they also need a list of metrics. */
const fewestSingle = 3

/**
 * Wraps a requester: reads of measurements or statistics that start within a few milliseconds of each other, and differ
 * only in the values of dimensions, become one request with `group_by`. Each caller gets exactly what its own request
 * would return: the same series, points, order and errors. Identical reads share one request.
 *
 * Reads are merged if they have the same metric name, end, statistics, period, grouping and names of dimensions. Starts
 * may differ a little: refreshes of live charts begin where each chart ends. A value with one of `$()*+?[]^|` is compared
 * as text by all servers only if it is alone: it is not merged with others. A read without `groupBy` and `mergeMetrics`
 * fails if several metrics match, measured or not. So three or more of these need a list of their metrics, too: two
 * requests in all. A read with `limit` or `offset` is sent as it is.
 *
 * If a merged request fails for a reason that may lie in itself, each read is sent on its own; if that succeeds, reads of
 * this form are not merged again. A response that does not fit on one page is requested in halves. Aborting one read
 * does not disturb the others.
 *
 * The calls of a `Client`, such as `client.metrics.listStatistics`, do not use the wrapper; the functions that take it do,
 * and so do the hooks of `@monasca/react` below a `BatchReadsProvider`.
 *
 * @returns the same object with another `request`
 * @example
 * ```ts
 * const batched = batchReads(client)
 * const range = { name: 'cpu.user_perc', statistics: ['avg'], period: 60, startTime: 1_767_225_600_000 } as const
 * const replies = await Promise.all(
 *   ['web1', 'web2', 'web3'].map((hostname) =>
 *     listStatisticColumns(batched, { ...range, dimensions: { hostname }, groupBy: '*' }),
 *   ),
 * ) // one request: dimensions=hostname:web1|web2|web3
 * ```
 */
export function batchReads<requester extends Requester>(
  requester: requester,
  { schedule = (send) => void setTimeout(send, 10) }: BatchReadsOptions = {},
): requester {
  let batch: Call[] = []
  /** Forms of reads whose merged request failed while their own succeeded. */
  const unmergeable = new Set<string>()

  function request(asked: MonitoringRequest): Promise<unknown> {
    const read = parseSeriesRead(asked)
    const { signal } = asked
    if (read === undefined || unmergeable.has(read.form) || signal?.aborted) return requester.request(asked)
    return new Promise((resolve, reject) => {
      const unlink = signal && onAbort(signal, () => reject(signal.reason))
      batch.push({
        read,
        resolve: (body) => {
          unlink?.()
          resolve(body)
        },
        reject: (error) => {
          unlink?.()
          reject(error)
        },
      })
      if (batch.length === 1) schedule(sendBatch)
    })
  }

  function sendBatch(): void {
    const lines = new Map<string, Map<string, Line>>()
    for (const call of batch) {
      const { read } = call
      if (read.request.signal?.aborted) continue
      const same = lines.get(read.key) ?? new Map<string, Line>()
      lines.set(read.key, same)
      const values = JSON.stringify([read.start, ...read.values])
      const line = same.get(values)
      if (line === undefined) same.set(values, { read, calls: [call] })
      else line.calls.push(call)
    }
    batch = []
    for (const same of lines.values()) {
      for (const group of groupByStart([...same.values()]).flatMap(divideReads)) void send(group)
    }
  }

  async function send(lines: readonly Line[]): Promise<void> {
    const [first, ...others] = lines
    if (first === undefined) return
    const { filter, differing } = unite([first.read, ...others.map(({ read }) => read)])
    // Several metrics that match are an error, even if they have no points in the time range.
    const needsMetrics = first.read.mode === 'single' && differing.length > 0
    if (others.length === 0 || (needsMetrics && lines.length < fewestSingle)) {
      await Promise.all(lines.map(sendAlone))
      return
    }
    const { signal, unlink } = abortWithAll(signalsOf(lines))
    try {
      const [elements, metrics] = await Promise.all([
        readList(mergedRequest(earliest(lines, first), filter, differing, signal)),
        needsMetrics ? readList(metricsRequest(first.read, filter, signal)) : undefined,
      ])
      if (elements === undefined || (needsMetrics && metrics === undefined)) {
        await Promise.all(halve(lines).map(send))
        return
      }
      const unclear: Line[] = []
      for (const line of lines) {
        const split = splitElements(elements, line.read, differing)
        if (isClear(line.read, split, metrics, differing)) answer(line, { elements: split, links: [] })
        else unclear.push(line)
      }
      await Promise.all(unclear.map(sendAlone))
    } catch (error) {
      if (signal.aborted || !mayDependOnRequest(error)) {
        for (const { calls } of lines) for (const { reject } of calls) reject(error)
        return
      }
      const succeeded = await Promise.all(lines.map(sendAlone))
      if (succeeded.includes(true)) unmergeable.add(first.read.form)
    } finally {
      unlink()
    }
  }

  /** Sends the request of a line as it is; returns whether it succeeded. */
  async function sendAlone(line: Line): Promise<boolean> {
    const { signal, unlink } = abortWithAll(signalsOf([line]))
    if (signal.aborted) return false
    try {
      answer(line, await requester.request({ ...line.read.request, signal }))
      return true
    } catch (error) {
      for (const { reject } of line.calls) reject(error)
      return false
    } finally {
      unlink()
    }
  }

  /** Reads a list; `undefined` if it does not fit on one page. */
  async function readList(asked: MonitoringRequest): Promise<readonly unknown[] | undefined> {
    const body = await requester.request(asked)
    const { elements, links } = isObject(body) ? body : {}
    if (!Array.isArray(elements)) {
      throw invalidResponse(asked, 'a list with `elements`')
    }
    return nextOffset(links, elements.length) === undefined ? elements : undefined
  }

  return {
    ...requester,
    // A session that follows its user changes its scope.
    get scope() {
      return requester.scope
    },
    request,
  }
}

/** The read that starts first. */
function earliest(lines: readonly Line[], first: Line): SeriesRead {
  return lines.reduce((found, line) => (line.read.start < found.read.start ? line : found), first).read
}

function mergedRequest(
  { request, mode, groups }: SeriesRead,
  filter: string | undefined,
  differing: readonly string[],
  signal: AbortSignal,
): MonitoringRequest {
  if (differing.length === 0) return { ...request, signal }
  const by = mode === 'each' || mode === 'single' ? ['*'] : [...new Set([...groups, ...differing])]
  const query = { ...request.query, dimensions: filter, merge_metrics: undefined, group_by: by.join(',') }
  return { ...request, query, signal }
}

/** The metrics that match, whether or not they were measured in the time range. */
function metricsRequest(
  { request: { query, timeout } }: SeriesRead,
  filter: string | undefined,
  signal: AbortSignal,
): MonitoringRequest {
  const { name, tenant_id } = query ?? {}
  return { method: 'GET', path: '/metrics', query: { name, dimensions: filter, tenant_id }, signal, timeout }
}

/** Whether the part of a merged response is sure to be what the read itself would return. */
function isClear(
  read: SeriesRead,
  split: readonly unknown[],
  metrics: readonly unknown[] | undefined,
  differing: readonly string[],
): boolean {
  if (metrics === undefined) return true
  const own = metrics.filter(
    (metric) => isObject(metric) && matches(dimensionsOf(metric), read, differing),
  ).length
  return own <= 1 && split.length <= own
}

function answer({ calls }: Line, body: unknown): void {
  for (const { resolve } of calls) resolve(body)
}

function signalsOf(lines: readonly Line[]): (AbortSignal | undefined)[] {
  return lines.flatMap(({ calls }) => calls.map(({ read }) => read.request.signal))
}

/** Statuses of a server or a user in trouble: another request would not help. */
const general: readonly unknown[] = [401, 403, 429, 502, 503, 504]
const ownCodes: readonly string[] = ['invalid_response', 'response_too_large', 'timeout']

/** Whether another request for the same data may succeed. */
function mayDependOnRequest(error: unknown): boolean {
  if (!isBaseError(error)) return false
  const { status } = error as { status?: unknown }
  return ownCodes.includes(error.code) || (typeof status === 'number' && !general.includes(status))
}
