import { type AnySeries, isSeries, joinSeries } from '../series/anySeries.js'
import { type AnyPage, elementsOf, type PageElement } from './listFunction.js'
import type { PagingProgress } from './pagingOptions.js'
import type { PagesRequest } from './walk.js'
import { walkPages } from './walkPages.js'

/** Reads a list element by element. Series are joined over all pages. */
export async function* walkElements<parameters, page extends AnyPage>(
  request: PagesRequest<parameters, page>,
  signal: AbortSignal,
): AsyncGenerator<PageElement<page>, PagingProgress, undefined> {
  const walked = walkPages(request, signal)
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
