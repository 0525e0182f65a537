import type { Page } from './requester.js'

/** The full content of a response, for a page that drops elements of it. */
export type Received = {
  elements: readonly unknown[]
  nextOffset: string | undefined
  /** Which elements belong to the list. */
  keep?: ((element: unknown) => boolean) | undefined
}

const receivedPages: WeakMap<object, Received> = /* @__PURE__ */ new WeakMap()

/** Remembers the full content of a page for paging: dropped elements still determine where the next page starts. */
export function noteReceived<page extends object>(page: page, received: Received): page {
  receivedPages.set(page, received)
  return page
}

/** The full content of a page; `undefined` if nothing was dropped. */
export function receivedOf(page: object): Received | undefined {
  return receivedPages.get(page)
}

/** Drops the elements of a page that do not belong to the list. */
export function keepElements<element>(
  page: Page<element>,
  keep: ((element: element) => boolean) | undefined,
): Page<element> {
  if (keep === undefined) return page
  const received: Received = { ...page, keep: keep as Received['keep'] }
  return noteReceived({ ...page, elements: page.elements.filter(keep) }, received)
}
