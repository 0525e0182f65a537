import type { TextEdit } from './diagnostic.js'

/**
 * Applies the edits of a fix to the linted text. Their order does not matter: all positions refer to the original text.
 *
 * @example
 * ```ts
 * applyEdits('mean(cpu) > 1', [{ start: 0, end: 4, text: 'avg' }]) // 'avg(cpu) > 1'
 * ```
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}
