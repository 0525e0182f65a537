import type { ColumnSeries } from '../../series/index.js'
import type { Requester } from '../requester.js'
import { type AnySeries, isSeries, joinSeries } from '../series/anySeries.js'
import type {
  ListStatisticsParameters,
  listStatisticColumns,
  listStatistics,
  StatisticName,
  StatisticSeries,
} from '../series.js'
import { cancellable, type ListIterator } from './cancellable.js'
import { type AnyPage, elementsOf, type ListFunction, type PageElement } from './listFunction.js'
import type { PagingOptions, PagingProgress } from './pagingOptions.js'
import { walkPages } from './walkPages.js'

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
export function all<statistic extends StatisticName>(
  list: typeof listStatistics,
  requester: Requester,
  parameters: ListStatisticsParameters<statistic>,
  options?: PagingOptions,
): ListIterator<StatisticSeries<statistic>>
export function all<statistic extends StatisticName>(
  list: typeof listStatisticColumns,
  requester: Requester,
  parameters: ListStatisticsParameters<statistic>,
  options?: PagingOptions,
): ListIterator<ColumnSeries<statistic>>
export function all<parameters, page extends AnyPage>(
  list: ListFunction<parameters, page>,
  requester: Requester,
  parameters: NoInfer<parameters>,
  options?: PagingOptions,
): ListIterator<PageElement<page>>
export function all<parameters, page extends AnyPage>(
  list: ListFunction<parameters, page>,
  requester: Requester,
  parameters: parameters,
  options: PagingOptions = {},
): ListIterator<PageElement<page>> {
  return cancellable(
    (signal) => flatten<page>(walkPages({ list, requester, parameters, options }, signal)),
    options.signal,
  )
}

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
