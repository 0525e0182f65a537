/** Maximum number of elements per page: servers accept a greater `limit` but send no more. */
export const maximumLimit = 10_000

/**
 * Reads the offset of the next page from a response's `next` link.
 *
 * The link itself must not be followed: servers percent-encode query values in it a second time, which changes
 * the query. Only its offset is correct. It may be raw text, where a URL parser would stop at `#`.
 *
 * An offset that does not advance is returned unchanged: ending the list there would silently lose the rest. The caller
 * has to check.
 *
 * @returns `undefined` on the last page: no such link, or no elements
 */
export function nextOffset(links: unknown, length: number): string | undefined {
  if (length === 0 || !Array.isArray(links)) return undefined
  const link: unknown = links.find(isNext)
  if (!isNext(link)) return undefined
  const found = /[?&]offset=([^&]*)/.exec(link.href)?.[1]
  // Raw text that starts with `&` leaves an empty offset; there still is a next page.
  return found === undefined ? undefined : decodeOnce(found)
}

/** The offset for lists of names: the last name, if there is a next link. */
export function nextName(names: readonly string[], linked: string | undefined): string | undefined {
  return linked === undefined ? undefined : names.at(-1)
}

/**
 * The offset for lists that skip a number of elements, if there is a next link: the number of elements so far. Links
 * contain the last id, or add `limit` to the offset even after a shorter page.
 */
export function nextCount(
  length: number,
  linked: string | undefined,
  offset: string | undefined,
): string | undefined {
  const skipped = Number(offset ?? 0)
  return linked === undefined || !Number.isSafeInteger(skipped) ? linked : String(skipped + length)
}

/**
 * The offset for lists that continue after the last id, if there is a next link. The link's offset is used only if ids
 * are positions that restart at 0 on each page.
 */
export function nextId(
  lastId: string | undefined,
  linked: string | undefined,
  offset: string | undefined,
): string | undefined {
  if (linked === undefined || lastId === undefined || lastId === '') return linked
  return Number(lastId) <= Number(offset ?? -1) ? linked : lastId
}

/**
 * Whether the page after this offset of merged measurements may miss points at the offset's own time. An offset with
 * three parts counts the points already seen.
 */
export function maySplitMoment(offset: string | undefined): boolean {
  return offset !== undefined && !/_.*_/.test(offset)
}

function isNext(link: unknown): link is { href: string } {
  return (
    typeof link === 'object' &&
    link !== null &&
    'rel' in link &&
    link.rel === 'next' &&
    'href' in link &&
    typeof link.href === 'string'
  )
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A raw `%` in an offset that the server did not encode.
    return text
  }
}
