import { BaseError } from './base.js'

/** Where a list could not be read on, and why. */
export type PagingErrorOptions = {
  /** The path of the list, for example `/metrics/names`. */
  list: string
  /** The offset that leads nowhere; `undefined` for the beginning of the list. */
  offset: string | undefined
  /** How many elements had been read. */
  loaded: number
  /** What the server does, as the end of a sentence that begins with the list. */
  reason: string
  /** What the caller can change. */
  advice: string
}

/**
 * A list could not be read to its end: the server leads back to where the reading has been, or leaves elements out. What
 * was read until then is right, but not all.
 */
export class PagingError extends BaseError {
  override name = 'PagingError'
  override readonly code: string = 'paging'
  /** The path of the list, for example `/metrics/names`. */
  readonly list: string
  /** The offset that leads nowhere; `undefined` for the beginning of the list. */
  readonly offset: string | undefined
  /** How many elements had been read: all of them in order, but not the whole list. */
  readonly loaded: number

  constructor(options: PagingErrorOptions) {
    const { list, offset, loaded, reason, advice } = options
    const place = offset === undefined ? 'the beginning' : `offset "${offset}"`
    super(`The list ${list} cannot be read to its end: ${reason}.`, {
      metaMessages: [`It ended at ${place}, after ${loaded} elements.`, advice],
    })
    this.list = list
    this.offset = offset
    this.loaded = loaded
  }
}
