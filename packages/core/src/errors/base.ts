const brand = Symbol.for('@monasca/core/error')

/** What every error of this library can be made from. */
export type BaseErrorOptions = {
  /** What went wrong below: kept as it is, never shown in `message`. */
  cause?: unknown
  /** Words of the server, or of the platform, that explain the failure. */
  details?: string | undefined
  /** Lines of facts and advice that follow the short message. */
  metaMessages?: readonly string[] | undefined
}

/**
 * The root of every error that this library throws on purpose.
 *
 * `message` is made to be read by a person: a short sentence, then lines that say what to change, then the
 * server's own words. Programs look at `name` or `code`, which are stable, and at the typed fields of subclasses.
 * Errors never hold passwords, tokens or request bodies.
 *
 * An aborted call is not one of these: the reason of its `AbortSignal` is thrown unchanged.
 *
 * @example
 * ```ts
 * try {
 *   await client.alarms.get({ alarmId })
 * } catch (error) {
 *   if (isBaseError(error) && error.code === 'not_found') return undefined
 *   throw error
 * }
 * ```
 */
export class BaseError extends Error {
  override name = 'BaseError'
  /** A stable word for the situation, such as `not_found`; one for each class. */
  readonly code: string = 'error'
  /** The first sentence of `message`. */
  readonly shortMessage: string
  /** Words of the server, or of the platform, that explain the failure. */
  readonly details: string | undefined

  constructor(shortMessage: string, options: BaseErrorOptions = {}) {
    const { cause, details, metaMessages = [] } = options
    const lines = [shortMessage, ...metaMessages, ...(details ? [`Details: ${details}`] : [])]
    super(lines.join('\n'), cause === undefined ? undefined : { cause })
    this.shortMessage = shortMessage
    this.details = details
    Object.defineProperty(this, brand, { value: true })
  }

  /**
   * Walks down the chain of causes, this error first, and returns the first error that `match` accepts.
   *
   * @example
   * ```ts
   * const refused = error.walk((inner) => inner instanceof ConnectionError)
   * ```
   */
  walk(match: (error: unknown) => boolean): unknown {
    let current: unknown = this
    while (current !== undefined && current !== null) {
      if (match(current)) return current
      current = current instanceof Error ? current.cause : undefined
    }
    return undefined
  }
}

/**
 * Returns whether a caught value is an error of this library, even one from a second copy of the package.
 *
 * @example
 * ```ts
 * if (isBaseError(error)) log(error.shortMessage)
 * ```
 */
export function isBaseError(error: unknown): error is BaseError {
  return typeof error === 'object' && error !== null && brand in error
}
