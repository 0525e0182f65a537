// The language has four blanks: space, tab, carriage return and line feed. JavaScript has many more, and names may
// contain one of them: U+FEFF. So do not use `trim()` or `\s` on names.

/** Whether this unit separates words. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

/** Removes blanks at the start. */
export function trimStart(text: string): string {
  let start = 0
  while (isBlank(text.charCodeAt(start))) start++
  return text.slice(start)
}

/** Removes blanks at the end. */
export function trimEnd(text: string): string {
  let end = text.length
  while (isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(0, end)
}

/** Removes blanks at both ends. Engines drop those of dimensions, but servers do not, so no metric would match. */
export function trimBlanks(text: string): string {
  return trimStart(trimEnd(text))
}
