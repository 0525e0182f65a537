import type { Requester } from '../requester.js'
import { type AnySeries, isSeries, joinSeries } from '../series/anySeries.js'
import type {
  ListStatisticColumnsReturnType,
  ListStatisticsParameters,
  ListStatisticsReturnType,
  listStatisticColumns,
  listStatistics,
  StatisticName,
} from '../series.js'
import { cancellable, type ListIterator } from './cancellable.js'
import { type AnyPage, elementsOf, type ListFunction, type PageElement } from './listFunction.js'
import type { PagingOptions, PagingProgress } from './pagingOptions.js'
import { walkPages } from './walkPages.js'

/** A whole list, or as much of it as `maximum` allows. */
export type ListAllReturnType<element> = PagingProgress & { elements: element[] }

/** The results of `pages`, `all` and `listAll` for a list with such pages. */
type Results<page extends AnyPage> = {
  pages: ListIterator<page>
  all: ListIterator<PageElement<page>>
  listAll: Promise<ListAllReturnType<PageElement<page>>>
}

/** Statistics come first: the type of their points depends on the parameters, which one signature for all lists would lose. */
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
 * Reads any list page by page: the next page is asked for when the loop comes to it. Pages follow each other without gaps
 * and without repetitions on every known server, whatever it says about the next page.
 *
 * Metrics by `startTime` are read without the time, and a second question finds those that were measured, since servers on
 * InfluxDB leave out others as well.
 *
 * `limit` in the parameters is the size of a page. `break` ends the reading and aborts a request under way. Pages of
 * measurements and statistics go on in time, and have a part of each series; join them by `metricKey`, or use `all`.
 * Their `nextOffset` is always `undefined`: they are not read by offsets.
 *
 * @throws `PagingError` when the server leads in a circle, or leaves elements out
 * @throws `InvalidParameterError` for a `maximum` or `concurrency` below 1, and whatever the list throws
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
  cancellable((signal) => walkPages({ list, requester, parameters, options }, signal), options.signal)

/**
 * Reads any list element by element, and asks for the next page when the loop comes to it. See `pages`.
 *
 * Measurements and statistics are an exception: a series is whole only when all pages have been read, so that the first one
 * comes after the last page. Series come in the order in which they appear first.
 *
 * @throws `PagingError` when the server leads in a circle, or leaves elements out
 * @throws `InvalidParameterError` for a `maximum` or `concurrency` below 1, and whatever the list throws
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
  cancellable(
    (signal) => flatten<page>(walkPages({ list, requester, parameters, options }, signal)),
    options.signal,
  )) as ReadList<'all'>

/**
 * Reads any list to its end, and resolves to all elements and how many there were. See `pages`.
 *
 * @throws `PagingError` when the server leads in a circle, or leaves elements out
 * @throws `InvalidParameterError` for a `maximum` or `concurrency` below 1, and whatever the list throws
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
  const elements: PageElement<page>[] = []
  const iterator = all<parameters, page>(list, requester, parameters, options)
  for (;;) {
    const { done, value } = await iterator.next()
    if (done !== true) elements.push(value)
    else return { loaded: 0, pages: 0, total: undefined, truncated: false, ...value, elements }
  }
}) as ReadList<'listAll'>

async function* flatten<page extends AnyPage>(
  walked: AsyncGenerator<page, PagingProgress, undefined>,
): AsyncGenerator<PageElement<page>, PagingProgress, undefined> {
  const series: AnySeries[] = []
  try {
    for (;;) {
      const { done, value } = await walked.next()
      if (done === true) {
        yield* joinSeries(series) as Iterable<PageElement<page>>
        return value
      }
      for (const element of elementsOf(value)) {
        if (isSeries(element)) series.push(element)
        else yield element as PageElement<page>
      }
    }
  } finally {
    await walked.return(undefined as never)
  }
}
