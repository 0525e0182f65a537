import { BaseError } from './base.js'

/** The position and reason of a paging failure. */
export type PagingErrorOptions = {
  /** The path of the list, for example `/metrics/names`. */
  list: string
  /** The offset that does not continue the list; `undefined` for the beginning of the list. */
  offset: string | undefined
  /** How many elements had been read. */
  loaded: number
  /** The server's behavior, as the end of a sentence that begins with the list. */
  reason: string
  /** What the caller can change. */
  advice: string
}

/**
 * A list could not be read to its end: the server returns to an earlier position, or omits elements. The elements read
 * so far are correct but incomplete.
 */
export class PagingError extends BaseError {
  override name = 'PagingError'
  override readonly code: string = 'paging'
  /** The path of the list, for example `/metrics/names`. */
  readonly list: string
  /** The offset that does not continue the list; `undefined` for the beginning of the list. */
  readonly offset: string | undefined
  /** How many elements had been read: all of them in order, but not the whole list. */
  readonly loaded: number

  constructor(options: PagingErrorOptions) {
    const { list, offset, loaded, reason, advice } = options
    const place = offset === undefined ? 'the beginning' : `offset "${offset}"`
    super(`The list ${list} cannot be read to its end: ${reason}.`, {
      metaMessages: [`Reading stopped at ${place}, after ${loaded} elements.`, advice],
    })
    this.list = list
    this.offset = offset
    this.loaded = loaded
  }
}
