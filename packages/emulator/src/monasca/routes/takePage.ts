/** A page of a list, and whether the list goes on after it. */
export type TakenPage<element> = { elements: element[]; more: boolean }

/** Cuts a page out of rows that were read with one row more than the page may have. */
export function takePage<element>(rows: readonly element[], limit: number): TakenPage<element> {
  // A page of no elements has no last one to go on from.
  return { elements: rows.slice(0, limit), more: limit > 0 && rows.length > limit }
}
