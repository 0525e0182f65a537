const brand = Symbol.for('@monasca/core/error')

/** Options shared by all errors of this library. */
export type BaseErrorOptions = {
  /** The underlying error: kept unchanged, never shown in `message`. */
  cause?: unknown
  /** Text from the server or the platform that explains the failure. */
  details?: string | undefined
  /** Lines of facts and advice that follow the short message. */
  metaMessages?: readonly string[] | undefined
}

/**
 * The base class of every error that this library throws on purpose.
 *
 * `message` is written for people: a short sentence, then lines that name what to change, then the server's own words.
 * Programs use `name` or `code`, which are stable, and the typed fields of subclasses. Errors never contain passwords,
 * tokens or request bodies.
 *
 * An aborted call does not throw one: it rejects with the reason of its `AbortSignal`, unchanged.
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
  /** A stable identifier of the failure, such as `not_found`; one for each class. */
  readonly code: string = 'error'
  /** The first sentence of `message`. */
  readonly shortMessage: string
  /** Text from the server or the platform that explains the failure. */
  readonly details: string | undefined

  constructor(shortMessage: string, options: BaseErrorOptions = {}) {
    const { cause, details, metaMessages = [] } = options
    const lines = [shortMessage, ...metaMessages, ...(details ? [`Details: ${details}`] : [])]
    super(lines.join('\n'), cause === undefined ? undefined : { cause })
    this.shortMessage = shortMessage
    this.details = details
    Object.defineProperty(this, brand, { value: true })
  }

  /** The path of this error's cause and cure on the documentation site, such as `/errors#not_found`. */
  get docsPath(): string {
    return `/errors#${this.code}`
  }

  /**
   * Walks the chain of causes, starting with this error, and returns the first error that `match` accepts.
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
