import type { Page } from './requester.js'

/**
 * Joins pages of several lists of names that start after the same name. If a page is not the last of its list, the
 * names after its end are unknown.
 */
export function joinNames(pages: readonly Page<string>[], limit: number): Page<string> {
  const names = [...new Set(pages.flatMap(({ elements }) => elements))].sort(compareCodePoints)
  const ends = pages.flatMap(({ elements, nextOffset }) =>
    nextOffset === undefined ? [] : elements.slice(-1),
  )
  const [end] = ends.sort(compareCodePoints)
  const known = end === undefined ? names : names.filter((name) => compareCodePoints(name, end) <= 0)
  const elements = known.slice(0, limit)
  const isMore = end !== undefined || known.length > elements.length
  return { elements, nextOffset: isMore ? elements.at(-1) : undefined }
}

/** Sorts as servers do. JavaScript compares halves of surrogate pairs, which come before U+E000 to U+FFFF. */
function compareCodePoints(a: string, b: string): number {
  let index = 0
  while (index < a.length && a.charCodeAt(index) === b.charCodeAt(index)) index++
  return rank(a.charCodeAt(index)) - rank(b.charCodeAt(index))
}

function rank(unit: number): number {
  // NaN: end of the text.
  if (Number.isNaN(unit)) return -1
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit
}
