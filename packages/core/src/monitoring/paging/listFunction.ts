import type { Requester, RequestOptions } from '../requester.js'

/** A page of any list: of elements, or of rows of counts. */
export type AnyPage = { nextOffset: string | undefined } & ({ elements: unknown[] } | { counts: unknown[] })

/** What a page is made of. */
export type PageElement<page> = page extends { elements: (infer element)[] }
  ? element
  : page extends { counts: (infer row)[] }
    ? row
    : never

/** A function of this library that lists something, such as `listAlarms`, or one around it. */
export type ListFunction<parameters, page extends AnyPage> = (
  requester: Requester,
  parameters: parameters,
  options?: RequestOptions,
) => Promise<page>

/** The elements of a page, or the rows of a page of counts. */
export function elementsOf(page: AnyPage): readonly unknown[] {
  return 'elements' in page ? page.elements : page.counts
}
