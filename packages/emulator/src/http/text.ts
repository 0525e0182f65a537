const unstorable = /[\0\p{Surrogate}]/u

/** Length in Unicode code points, which is how the limits of the API count. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/**
 * Whether SQLite can keep the text and give it back unchanged: a NUL character would cut it off, half a surrogate pair
 * would come back as another character.
 */
export function isStorable(text: string): boolean {
  return !unstorable.test(text)
}
