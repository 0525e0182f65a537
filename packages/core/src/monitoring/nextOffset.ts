/**
 * The offset of the next page, taken out of a reply's `next` link.
 *
 * The link itself must not be followed: servers percent-encode query values in it a second time, which changes
 * the query. Only its offset is right, and that may be raw text, so no URL parser (which would stop at `#`) reads it.
 *
 * @returns `undefined` on the last page: no such link, a page without elements, or an offset that does not move
 */
export function nextOffset(links: unknown, length: number, offset: unknown): string | undefined {
  if (length === 0 || !Array.isArray(links)) return undefined
  const link: unknown = links.find(isNext)
  if (!isNext(link)) return undefined
  const found = /[?&]offset=([^&]*)/.exec(link.href)?.[1]
  if (found === undefined || found === '') return undefined
  const next = decodeOnce(found)
  return next === offset ? undefined : next
}

/** The offset for lists of plain names: the last one seen, if the server says that there is more. */
export function nextName(
  names: readonly string[],
  linked: string | undefined,
  offset: string | undefined,
): string | undefined {
  const last = linked === undefined ? undefined : names.at(-1)
  return last === offset ? undefined : last
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
