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
import type { AnyPage, ListFunction } from './listFunction.js'
import type { PagingOptions } from './pagingOptions.js'
import { walkPages } from './walkPages.js'

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
export function pages<statistic extends StatisticName>(
  list: typeof listStatistics,
  requester: Requester,
  parameters: ListStatisticsParameters<statistic>,
  options?: PagingOptions,
): ListIterator<ListStatisticsReturnType<statistic>>
export function pages<statistic extends StatisticName>(
  list: typeof listStatisticColumns,
  requester: Requester,
  parameters: ListStatisticsParameters<statistic>,
  options?: PagingOptions,
): ListIterator<ListStatisticColumnsReturnType<statistic>>
export function pages<parameters, page extends AnyPage>(
  list: ListFunction<parameters, page>,
  requester: Requester,
  parameters: NoInfer<parameters>,
  options?: PagingOptions,
): ListIterator<page>
export function pages<parameters, page extends AnyPage>(
  list: ListFunction<parameters, page>,
  requester: Requester,
  parameters: parameters,
  options: PagingOptions = {},
): ListIterator<page> {
  return cancellable((signal) => walkPages({ list, requester, parameters, options }, signal), options.signal)
}
