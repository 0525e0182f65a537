import { BaseError } from '../errors/index.js'

/** Characters of a long line to show on each side of the error. */
const excerptLength = 40

/**
 * A text is not a valid alarm expression. The message shows the position and what was expected there.
 *
 * @example
 * ```ts
 * // The alarm expression is not valid: expected a comparison operator (<, <=, >, >=).
 * //   cpu.user_perc = 90
 * //                 ^
 * ```
 */
export class ExpressionSyntaxError extends BaseError {
  override name = 'ExpressionSyntaxError'
  override readonly code: string = 'expression_syntax'
  /** Position in the text, in UTF-16 units from 0. */
  readonly position: number
  /** Counted from 1. */
  readonly line: number
  /** In UTF-16 units, counted from 1. */
  readonly column: number
  /** What was expected, for example `a number`. */
  readonly expected: string

  constructor(options: { text: string; position: number; expected: string }) {
    const { text, position, expected } = options
    const before = text.slice(0, position).split('\n')
    const column = (before.at(-1) ?? '').length
    const line = text.split('\n', before.length).at(-1) ?? ''
    const start = Math.max(0, column - excerptLength)
    super(`The alarm expression is not valid: expected ${expected}.`, {
      // A tab or another control character would misplace the caret.
      metaMessages: [
        `  ${line.slice(start, column + excerptLength).replace(/\p{Cc}/gu, ' ')}`,
        `  ${' '.repeat(column - start)}^`,
      ],
    })
    this.position = position
    this.line = before.length
    this.column = column + 1
    this.expected = expected
  }
}
