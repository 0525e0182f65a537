import { BaseError } from '../errors/index.js'
import type { TimeProblemCode } from './timeProblem.js'

/**
 * A text is not a time or time range. The message says what is wrong, and names the nearest text that is valid.
 *
 * @example
 * ```ts
 * // “parsecs” in “6 parsecs” is not a unit. Use s, m, h, d, w, M, Q or y.
 * // Try now-6h.
 * ```
 */
export class InvalidTimeError extends BaseError {
  override name = 'InvalidTimeError'
  override readonly code: string = 'invalid_time'
  /** What is wrong, for programs. */
  readonly problem: TimeProblemCode
  /** What is wrong: a sentence. The same as `shortMessage`. */
  readonly reason: string
  /** The nearest valid text. */
  readonly suggestion: string

  constructor(options: { problem: TimeProblemCode; reason: string; suggestion: string }) {
    super(options.reason, { metaMessages: [`Try ${options.suggestion}.`] })
    this.problem = options.problem
    this.reason = options.reason
    this.suggestion = options.suggestion
  }
}
