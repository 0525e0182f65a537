import type { RequestOptions } from '../requester.js'

/** How far a list has been read. */
export type PagingProgress = {
  /** Elements so far; points for measurements and statistics. */
  loaded: number
  /** Pages so far. */
  pages: number
  /**
   * Elements of the whole list. Known at the end of every list; before it, only for alarms, and only when `total` is
   * asked for.
   */
  total: number | undefined
  /** Whether `maximum` ended the reading although the list goes on. */
  truncated: boolean
}

/** What steers the reading of a whole list; never sent to the server. `signal` and `timeout` hold for each request. */
export type PagingOptions = RequestOptions & {
  /**
   * Ends the reading after so many elements, or points for measurements and statistics. No error: `truncated` says that
   * there are more.
   *
   * @default none
   */
  maximum?: number | undefined
  /** Asks how many alarms there are, with one more request. Without effect on other lists. @default false */
  total?: boolean | undefined
  /**
   * Called for each page before it is handed out, and once more at the end where only the request after the last page
   * showed that it was the last: the last call always has `total`, unless `truncated`.
   */
  onProgress?: ((progress: PagingProgress) => void) | undefined
  /** Asks for one page before it is needed. @default false */
  prefetch?: boolean | undefined
  /**
   * How many pages may be under way at once, where offsets can be computed: alarms, alarm definitions, notification
   * methods and counts, and metrics while their offsets prove to be positions. Other lists are read one page at a time.
   * More than 16 are taken for 16, so that a mistake does not flood the server.
   *
   * @default 1
   */
  concurrency?: number | undefined
}
