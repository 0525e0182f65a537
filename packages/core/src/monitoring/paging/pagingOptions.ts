import type { RequestOptions } from '../requester.js'

/** Progress of reading a list. */
export type PagingProgress = {
  /** Elements so far; points of measurements and statistics. */
  loaded: number
  /** Pages so far. */
  pages: number
  /**
   * Elements of the whole list. Known at the end of any list; before the end only for alarms with the option `total`.
   */
  total: number | undefined
  /** Whether `maximum` stopped the read before the end of the list. */
  truncated: boolean
}

/** A whole list, or the part that `maximum` allows. */
export type ListAllReturnType<element> = PagingProgress & { elements: element[] }

/** Options for reading a whole list; never sent to the server. `signal` and `timeout` apply to each request. */
export type PagingOptions = RequestOptions & {
  /**
   * Stops after this many elements, or points of measurements and statistics, without an error: `truncated` is true if
   * there are more.
   *
   * @default none
   */
  maximum?: number | undefined
  /** Counts the alarms first, with one more request. No effect on other lists. @default false */
  total?: boolean | undefined
  /**
   * Called for each page before it is returned, and once more if only another request reveals the end. The last call
   * always has `total`, unless `truncated`.
   */
  onProgress?: ((progress: PagingProgress) => void) | undefined
  /** Requests one page before it is needed. @default false */
  prefetch?: boolean | undefined
  /**
   * Number of pages to request at once if offsets can be computed: alarms, alarm definitions, notification methods and
   * counts, and metrics as long as their offsets are positions. Other lists are read one page at a time. Values above
   * 16 count as 16, so that a mistake does not flood the server.
   *
   * @default 1
   */
  concurrency?: number | undefined
}
