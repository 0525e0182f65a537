// The language knows four blanks: space, tab, carriage return and line feed. JavaScript knows many more, of which one may be
// in names: U+FEFF. So `trim()` and `\s` must not decide what a name is.

/** Whether the language passes over this unit between two words. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

/** The text without blanks at its beginning. */
export function trimStart(text: string): string {
  let start = 0
  while (isBlank(text.charCodeAt(start))) start++
  return text.slice(start)
}

/** The text without blanks at its end. */
export function trimEnd(text: string): string {
  let end = text.length
  while (isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(0, end)
}

/** The text without blanks at both ends. Engines drop those of dimensions, and servers do not: no metric would be found. */
export function trimBlanks(text: string): string {
  return trimStart(trimEnd(text))
}
