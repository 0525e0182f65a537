import { type LazyModule, lazyModule } from '../../transport/index.js'
import type { Requester } from '../requester.js'
import type {
  ListStatisticColumnsReturnType,
  ListStatisticsParameters,
  ListStatisticsReturnType,
  listStatisticColumns,
  listStatistics,
  StatisticName,
} from '../series.js'
import { cancellable, type ListIterator } from './cancellable.js'
import type { AnyPage, ListFunction, PageElement } from './listFunction.js'
import type { ListAllReturnType, PagingOptions } from './pagingOptions.js'

/** A chart reads one page at a time, and many pages show nothing else. */
export const lazyWalkPages: LazyModule<typeof import('./walkPages.js')> = lazyModule(
  () => import('./walkPages.js'),
)

/** The same, element by element. */
export const lazyWalkElements: LazyModule<typeof import('./walkElements.js')> = lazyModule(
  () => import('./walkElements.js'),
)

/** The results of `pages`, `all` and `listAll` for a list with such pages. */
type Results<page extends AnyPage> = {
  pages: ListIterator<page>
  all: ListIterator<PageElement<page>>
  listAll: Promise<ListAllReturnType<PageElement<page>>>
}

/** Statistics come first: the type of their points depends on the parameters, which the general signature loses. */
type ReadList<result extends keyof Results<AnyPage>> = {
  <statistic extends StatisticName>(
    list: typeof listStatistics,
    requester: Requester,
    parameters: ListStatisticsParameters<statistic>,
    options?: PagingOptions,
  ): Results<ListStatisticsReturnType<statistic>>[result]
  <statistic extends StatisticName>(
    list: typeof listStatisticColumns,
    requester: Requester,
    parameters: ListStatisticsParameters<statistic>,
    options?: PagingOptions,
  ): Results<ListStatisticColumnsReturnType<statistic>>[result]
  <parameters, page extends AnyPage>(
    list: ListFunction<parameters, page>,
    requester: Requester,
    parameters: NoInfer<parameters>,
    options?: PagingOptions,
  ): Results<page>[result]
}

/**
 * Reads any list page by page, and requests the next page when the loop needs it. Pages have no gaps or duplicates on
 * any known server, even if its next links are wrong.
 *
 * Metrics by `startTime` are read without the time; a second request finds the measured ones. Otherwise servers on
 * InfluxDB miss metrics.
 *
 * `limit` in the parameters is the page size. `break` stops and aborts a pending request. Pages of measurements and
 * statistics continue in time and contain a part of each series: join them by `metricKey`, or use `all`. Their
 * `nextOffset` is always `undefined`, because they are not read by offsets.
 *
 * @throws `PagingError` if the server's offsets form a loop or skip elements
 * @throws `InvalidParameterError` for a `maximum` or `concurrency` below 1, and the errors of the list
 * @example
 * ```ts
 * for await (const { elements } of pages(listAlarms, client, { state: 'ALARM', limit: 500 })) {
 *   for (const alarm of elements) log(alarm.id)
 * }
 * ```
 */
export const pages: ReadList<'pages'> = <parameters, page extends AnyPage>(
  list: ListFunction<parameters, page>,
  requester: Requester,
  parameters: parameters,
  options: PagingOptions = {},
): ListIterator<page> =>
  cancellable(async (signal) => {
    const { walkPages } = lazyWalkPages.loaded ?? (await lazyWalkPages.load())
    return walkPages({ list, requester, parameters, options }, signal)
  }, options.signal)

/**
 * Reads any list element by element, and requests the next page when the loop needs it. See `pages`.
 *
 * Measurements and statistics differ: a series is complete only after all pages, so the first one arrives after the
 * last page. Series keep the order of their first appearance.
 *
 * @throws `PagingError` if the server's offsets form a loop or skip elements
 * @throws `InvalidParameterError` for a `maximum` or `concurrency` below 1, and the errors of the list
 * @example
 * ```ts
 * for await (const { id, name } of all(listAlarmDefinitions, client, { sortBy: 'name' })) {
 *   if (name.startsWith('Disk')) return id
 * }
 * ```
 */
export const all: ReadList<'all'> = (<parameters, page extends AnyPage>(
  list: ListFunction<parameters, page>,
  requester: Requester,
  parameters: parameters,
  options: PagingOptions = {},
): ListIterator<PageElement<page>> =>
  cancellable(async (signal) => {
    const { walkElements } = lazyWalkElements.loaded ?? (await lazyWalkElements.load())
    return walkElements<parameters, page>({ list, requester, parameters, options }, signal)
  }, options.signal)) as ReadList<'all'>

/**
 * Reads any list to its end and resolves to all elements and their number. See `pages`.
 *
 * @throws `PagingError` if the server's offsets form a loop or skip elements
 * @throws `InvalidParameterError` for a `maximum` or `concurrency` below 1, and the errors of the list
 * @example
 * ```ts
 * const { elements, truncated } = await listAll(listMetrics, client, { name: 'cpu.idle_perc' }, { maximum: 50_000 })
 * ```
 */
export const listAll: ReadList<'listAll'> = (async <parameters, page extends AnyPage>(
  list: ListFunction<parameters, page>,
  requester: Requester,
  parameters: parameters,
  options: PagingOptions = {},
): Promise<ListAllReturnType<PageElement<page>>> => {
  const { readAll } = lazyWalkElements.loaded ?? (await lazyWalkElements.load())
  return readAll<parameters, page>({ list, requester, parameters, options })
}) as ReadList<'listAll'>
