import type { Requester, RequestOptions } from '../requester.js'

/** A page of any list: elements, or rows of counts. */
export type AnyPage = { nextOffset: string | undefined } & ({ elements: unknown[] } | { counts: unknown[] })

/** The type of a page's elements. */
export type PageElement<page> = page extends { elements: (infer element)[] }
  ? element
  : page extends { counts: (infer row)[] }
    ? row
    : never

/** A list function of this library, such as `listAlarms`, or a wrapper of one. */
export type ListFunction<parameters, page extends AnyPage> = (
  requester: Requester,
  parameters: parameters,
  options?: RequestOptions,
) => Promise<page>

/** The elements of a page, or its rows of counts. */
export function elementsOf(page: AnyPage): readonly unknown[] {
  return 'elements' in page ? page.elements : page.counts
}
