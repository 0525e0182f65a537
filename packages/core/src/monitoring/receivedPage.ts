import type { Page } from './requester.js'

/** What a request brought, where the page that was made of it leaves something out. */
export type Received = {
  elements: readonly unknown[]
  nextOffset: string | undefined
  /** Which elements belong to the list. */
  keep?: ((element: unknown) => boolean) | undefined
}

const receivedPages: WeakMap<object, Received> = /* @__PURE__ */ new WeakMap()

/** Notes what a page was made of, for readers of whole lists: what is left out of a page still says where the next begins. */
export function noteReceived<page extends object>(page: page, received: Received): page {
  receivedPages.set(page, received)
  return page
}

/** What a page was made of; `undefined` where nothing was left out. */
export function receivedOf(page: object): Received | undefined {
  return receivedPages.get(page)
}

/** The page without the elements that do not belong to the list. */
export function keepElements<element>(
  page: Page<element>,
  keep: ((element: element) => boolean) | undefined,
): Page<element> {
  if (keep === undefined) return page
  const received: Received = { ...page, keep: keep as Received['keep'] }
  return noteReceived({ ...page, elements: page.elements.filter(keep) }, received)
}
