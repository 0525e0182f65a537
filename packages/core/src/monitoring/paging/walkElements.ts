import { type AnySeries, isSeries, joinSeries } from '../series/anySeries.js'
import { type AnyPage, elementsOf, type PageElement } from './listFunction.js'
import type { ListAllReturnType, PagingProgress } from './pagingOptions.js'
import type { PagesRequest } from './walk.js'
import { type Begun, begin, onlyElements, walkPages } from './walkPages.js'

/** Reads a whole list. */
export async function readAll<parameters, page extends AnyPage>(
  request: PagesRequest<parameters, page>,
): Promise<ListAllReturnType<PageElement<page>>> {
  const { signal, onProgress } = request.options
  signal?.throwIfAborted()
  const begun = await begin(request, signal)
  const only = onlyElements(begun)
  if (only !== undefined) {
    const progress = { ...begun.progress }
    onProgress?.(progress)
    return { ...progress, elements: joinElements(only) as PageElement<page>[] }
  }
  const elements: PageElement<page>[] = []
  const walked = walkElements(request, signal, begun)
  for (;;) {
    const { done, value } = await walked.next()
    if (done === true) return { ...value, elements }
    elements.push(value)
  }
}

/** The elements of one page: others first, and then its series, joined if a series has several parts. */
function joinElements(elements: unknown[]): unknown[] {
  // A single series has no other part.
  if (elements.length < 2 || !elements.some(isSeries)) return elements
  return [...elements.filter((one) => !isSeries(one)), ...joinSeries(elements.filter(isSeries))]
}

/** Reads a list element by element. Series are joined over all pages. */
export async function* walkElements<parameters, page extends AnyPage>(
  request: PagesRequest<parameters, page>,
  signal: AbortSignal | undefined,
  begun?: Begun<page>,
): AsyncGenerator<PageElement<page>, PagingProgress, undefined> {
  const walked = walkPages(request, signal, begun)
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
