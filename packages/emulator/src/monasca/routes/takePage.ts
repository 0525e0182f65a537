/** A page of a list, and whether there are more pages. */
export type TakenPage<element> = { elements: element[]; more: boolean }

/** Cuts a page out of rows that were read with one extra row. */
export function takePage<element>(rows: readonly element[], limit: number): TakenPage<element> {
  // An empty page has no last element to continue from.
  return { elements: rows.slice(0, limit), more: limit > 0 && rows.length > limit }
}
