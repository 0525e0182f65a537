import { PagingError } from '../../errors/index.js'
import { type LazyModule, lazyModule } from '../../transport/index.js'
import { maximumLimit } from '../nextOffset.js'
import { checkPositive } from '../parameters.js'
import { type Received, receivedOf } from '../receivedPage.js'
import type { MonitoringRequest, Requester } from '../requester.js'
import { countRows, hasRows, isSeries, takeRows } from '../series/anySeries.js'
import { type AnyPage, elementsOf } from './listFunction.js'
import type { PagingProgress } from './pagingOptions.js'
import type { Chunk, PagesRequest, Reply, Walk, WalkParameters } from './walk.js'
import type { Timed } from './walkMeasured.js'

/** Servers have few workers, and browsers open six HTTP/1.1 connections per server. */
const maximumConcurrency = 16

/** Most lists fit on one page. */
export const lazyContinueList: LazyModule<typeof import('./continueList.js')> = lazyModule(
  () => import('./continueList.js'),
)

type Chunks = AsyncGenerator<Chunk, void, undefined>

/**
 * Reads a list page by page, each on demand, and returns the progress.
 *
 * @param begun the first page, if it was read already
 */
export async function* walkPages<parameters, page extends AnyPage>(
  request: PagesRequest<parameters, page>,
  signal: AbortSignal | undefined,
  begun?: Begun<page>,
): AsyncGenerator<page, PagingProgress, undefined> {
  const { onProgress, prefetch = false } = request.options
  const { walk, template, keep, timed, maximum, progress } = begun ?? (await begin(request, signal))
  const chunks = keepChunks(
    timed === undefined ? await chooseWalk(walk) : await chooseTimed(walk, timed),
    keep,
  )
  try {
    let chunk = (await nextFull(chunks)) ?? { elements: [], nextOffset: undefined, more: false }
    for (;;) {
      const room = maximum - progress.loaded
      const count = countRows(chunk.elements)
      const goesOn = chunk.more && count < room
      // After an exactly full page the server may promise more: only the next request shows it.
      const isMore = count > room || (chunk.more && count === room && (await nextFull(chunks)) !== undefined)
      const elements = count > room ? takeRows(chunk.elements, room) : chunk.elements
      progress.loaded += countRows(elements)
      progress.pages += 1
      progress.truncated = isMore
      if (progress.total !== undefined) progress.total = Math.max(progress.total, progress.loaded)
      if (!goesOn && !isMore) progress.total = progress.loaded
      onProgress?.({ ...progress })
      const ahead = goesOn && prefetch ? nextFull(chunks) : undefined
      // After an early exit the failure of the next page does not matter.
      ahead?.catch(() => undefined)
      yield fillPage(template, elements, count > room ? undefined : chunk.nextOffset)
      const following = goesOn ? await (ahead ?? nextFull(chunks)) : undefined
      if (following === undefined) break
      chunk = following
    }
  } finally {
    await chunks.return()
  }
  if (!progress.truncated && progress.total !== progress.loaded) {
    progress.total = progress.loaded
    onProgress?.({ ...progress })
  }
  return progress
}

/** A list with its first page. */
export type Begun<page> = {
  maximum: number
  progress: PagingProgress
  walk: Walk
  template: page
  keep: Received['keep']
  /** A list of metrics by time: the requester, and the original request for its first page. */
  timed: Timed | undefined
}

/** Requests the first page; the request states how the list is paged. */
export async function begin<parameters, page extends AnyPage>(
  { list, requester, parameters, options }: PagesRequest<parameters, page>,
  signal: AbortSignal | undefined,
): Promise<Begun<page>> {
  const maximum = checkPositive(options.maximum, 'maximum') ?? Number.POSITIVE_INFINITY
  const progress: PagingProgress = { loaded: 0, pages: 0, total: undefined, truncated: false }
  const concurrency = Math.min(checkPositive(options.concurrency, 'concurrency') ?? 1, maximumConcurrency)
  let asked: MonitoringRequest | undefined
  const observed: Requester = {
    scope: requester.scope,
    decodeIn: requester.decodeIn,
    request(sent) {
      asked ??= sent
      return requester.request(isTimed(sent) ? withoutTimes(sent) : sent)
    },
  }
  const send = (walked: WalkParameters, until: AbortSignal | undefined): Promise<page> =>
    // Paging changes only parameters that have this form in every list.
    list(observed, walked as parameters, { signal: until, timeout: options.timeout })

  const limited = limitPages(parameters ?? {}, maximum)
  const template = await send(limited, signal)
  const first = toReply(template)
  const sent: MonitoringRequest = asked ?? { method: 'GET', path: '' }
  if (options.total === true && sent.countPath !== undefined && first.nextOffset !== undefined) {
    const { countTotal } = await import('./countTotal.js')
    progress.total = await countTotal(requester, sent, sent.countPath)
  }
  const timed = isTimed(sent) ? { requester, asked: sent } : undefined
  const walk: Walk = {
    request: sent,
    parameters: limited,
    first,
    concurrency,
    signal,
    worthwhile: Math.min(maximum + 1, progress.total ?? Number.POSITIVE_INFINITY),
    read: async (walked, until = signal) => toReply(await send(walked, until)),
    fail: (offset, reason, advice) =>
      new PagingError({ list: sent.path, offset, loaded: progress.loaded, reason, advice }),
  }
  return { walk, template, keep: receivedOf(template)?.keep, timed, maximum, progress }
}

/**
 * The elements of a list that its first page has in full, with the progress; `undefined` if there may be more. Most
 * lists are that short, and live charts read such a list every few seconds: an iterator would cost half as much again.
 */
export function onlyElements({
  walk,
  keep,
  timed,
  maximum,
  progress,
}: Begun<AnyPage>): unknown[] | undefined {
  const page = timed === undefined ? onlyPage(walk) : undefined
  if (page === undefined) return undefined
  const elements = keep === undefined ? [...page] : page.filter(keep)
  const loaded = countRows(elements)
  if (loaded > maximum) return undefined
  Object.assign(progress, { loaded, pages: 1, total: loaded })
  return elements
}

/** Limits pages to what servers send, and to one more than `maximum`, which shows whether there are more. */
function limitPages(parameters: WalkParameters, maximum: number): WalkParameters {
  const limit = checkPositive(parameters.limit, 'limit')
  if (limit === undefined && maximum >= maximumLimit) return parameters
  return { ...parameters, limit: Math.min(limit ?? maximumLimit, maximumLimit, maximum + 1) }
}

/** Continues a list after its first page. The code for that is loaded only if there is more. */
async function chooseWalk(walk: Walk): Promise<Chunks> {
  const only = onlyPage(walk)
  if (only) return fromPage(only)
  const { continueList } = lazyContinueList.loaded ?? (await lazyContinueList.load())
  return continueList(walk)
}

/** The elements of a first page that has the whole list; `undefined` unless that is certain. */
function onlyPage({ first, request: { paging }, parameters }: Walk): readonly unknown[] | undefined {
  const { elements, nextOffset } = first
  // Names may be repeated, or follow a wrong offset.
  if (nextOffset !== undefined || paging === 'names') return undefined
  if (paging !== 'series' || !elements.every(isSeries)) return elements
  // Some servers send more points than requested, and none of those after them.
  return countRows(elements) > (parameters.limit ?? maximumLimit) ? undefined : elements.filter(hasRows)
}

async function* fromPage(elements: readonly unknown[]): Chunks {
  yield { elements, nextOffset: undefined, more: false }
}

/**
 * Whether a request is for metrics measured in a time range. Servers on InfluxDB filter by time after cutting a page,
 * so such pages miss metrics.
 */
function isTimed({ paging, query }: MonitoringRequest): boolean {
  return paging === 'id' && query?.['start_time'] !== undefined
}

/** The same metrics at any time: their pages are complete. Few may match the time, so pages are large. */
function withoutTimes({ query, ...request }: MonitoringRequest): MonitoringRequest {
  const timeless = { ...query, start_time: undefined, end_time: undefined, limit: maximumLimit }
  return { ...request, query: timeless }
}

async function chooseTimed(walk: Walk, timed: Timed): Promise<Chunks> {
  const { walkMeasured } = await import('./walkMeasured.js')
  return walkMeasured(walk, timed, walkPages)
}

/** Drops the elements of each page that do not belong to the list. */
async function* keepChunks(chunks: Chunks, keep: Received['keep']): Chunks {
  for await (const chunk of chunks) {
    yield keep === undefined ? chunk : { ...chunk, elements: chunk.elements.filter(keep) }
  }
}

/** The next page that has elements; `undefined` at the end. */
async function nextFull(chunks: Chunks): Promise<Chunk | undefined> {
  for (;;) {
    const { done, value } = await chunks.next()
    if (done === true) return undefined
    if (value.elements.length > 0) return value
  }
}

function toReply(page: AnyPage): Reply {
  return receivedOf(page) ?? { elements: elementsOf(page), nextOffset: page.nextOffset }
}

/** A page like the first one, with other elements. */
function fillPage<page extends AnyPage>(
  template: page,
  elements: readonly unknown[],
  nextOffset: string | undefined,
): page {
  const member = 'elements' in template ? 'elements' : 'counts'
  return { ...template, [member]: elements, nextOffset }
}
