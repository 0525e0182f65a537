import { BaseError } from '../errors/index.js'

/**
 * Bytes are not valid JSON. In API calls it is the `cause` of an `InvalidResponseError`.
 *
 * @example
 * ```ts
 * const decoder = createSeriesDecoder({ member: 'measurements', columns: ['value'] })
 * decoder.write(new TextEncoder().encode('{"elements":[}')) // JsonSyntaxError: expected a value at byte 13
 * ```
 */
export class JsonSyntaxError extends BaseError {
  override name = 'JsonSyntaxError'
  override readonly code: string = 'json_syntax'
  /** Position of the error, in bytes from 0. */
  readonly position: number
  /** What was expected, for example `a value`. */
  readonly expected: string

  constructor(options: { position: number; expected: string }) {
    super(`The text is not valid JSON: expected ${options.expected} at byte ${options.position}.`)
    this.position = options.position
    this.expected = options.expected
  }
}
