const unstorable = /[\0\p{Surrogate}]/u

/** Length in Unicode code points, the unit of the API's limits. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/**
 * Whether SQLite returns the text unchanged: a NUL character would truncate it, and a lone surrogate would become
 * another character.
 */
export function isStorable(text: string): boolean {
  return !unstorable.test(text)
}
