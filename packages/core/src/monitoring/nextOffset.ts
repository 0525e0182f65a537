/** Elements on a page at most: servers accept a greater `limit`, and send no more for it. */
export const maximumLimit = 10_000

/**
 * The offset of the next page, taken out of a reply's `next` link.
 *
 * The link itself must not be followed: servers percent-encode query values in it a second time, which changes
 * the query. Only its offset is right, and that may be raw text, so no URL parser (which would stop at `#`) reads it.
 *
 * An offset that does not move is given as it is. To end the list there would lose the rest of it without a word: who reads
 * on has to look.
 *
 * @returns `undefined` on the last page: no such link, or a page without elements
 */
export function nextOffset(links: unknown, length: number): string | undefined {
  if (length === 0 || !Array.isArray(links)) return undefined
  const link: unknown = links.find(isNext)
  if (!isNext(link)) return undefined
  const found = /[?&]offset=([^&]*)/.exec(link.href)?.[1]
  // Raw text that begins with `&` leaves an empty offset; there is a next page all the same.
  return found === undefined ? undefined : decodeOnce(found)
}

/** The offset for lists of plain names: the last one seen, if the server says that there is more. */
export function nextName(names: readonly string[], linked: string | undefined): string | undefined {
  return linked === undefined ? undefined : names.at(-1)
}

/**
 * The offset for lists that are asked for by how many elements to skip, if the server says that there is more: what has been
 * seen. Links name the id of the last element, or add the `limit` to the offset even where the page was shorter.
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
 * The offset for lists that are asked for by the last id seen, if the server says that there is more. Links should name it
 * too, and are taken only where ids are positions that count from 0 again on each page.
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
 * Whether the page after this offset of merged measurements may lack points of the offset's own time. An offset of three
 * parts says how many of these were seen.
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
    // A raw `%` of an offset that the server did not encode.
    return text
  }
}
