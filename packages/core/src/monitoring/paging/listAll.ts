import type { ColumnSeries } from '../../series/index.js'
import type { Requester } from '../requester.js'
import type {
  ListStatisticsParameters,
  listStatisticColumns,
  listStatistics,
  StatisticName,
  StatisticSeries,
} from '../series.js'
import { all } from './all.js'
import type { AnyPage, ListFunction, PageElement } from './listFunction.js'
import type { PagingOptions, PagingProgress } from './pagingOptions.js'

/** A whole list, or as much of it as `maximum` allows. */
export type ListAllReturnType<element> = PagingProgress & { elements: element[] }

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
export async function listAll<statistic extends StatisticName>(
  list: typeof listStatistics,
  requester: Requester,
  parameters: ListStatisticsParameters<statistic>,
  options?: PagingOptions,
): Promise<ListAllReturnType<StatisticSeries<statistic>>>
export async function listAll<statistic extends StatisticName>(
  list: typeof listStatisticColumns,
  requester: Requester,
  parameters: ListStatisticsParameters<statistic>,
  options?: PagingOptions,
): Promise<ListAllReturnType<ColumnSeries<statistic>>>
export async function listAll<parameters, page extends AnyPage>(
  list: ListFunction<parameters, page>,
  requester: Requester,
  parameters: NoInfer<parameters>,
  options?: PagingOptions,
): Promise<ListAllReturnType<PageElement<page>>>
export async function listAll<parameters, page extends AnyPage>(
  list: ListFunction<parameters, page>,
  requester: Requester,
  parameters: parameters,
  options: PagingOptions = {},
): Promise<ListAllReturnType<PageElement<page>>> {
  const elements: PageElement<page>[] = []
  const iterator = all<parameters, page>(list, requester, parameters, options)
  for (;;) {
    const { done, value } = await iterator.next()
    if (done !== true) elements.push(value)
    else return { loaded: 0, pages: 0, total: undefined, truncated: false, ...value, elements }
  }
}
