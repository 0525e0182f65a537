import type { PagingError } from '../../errors/index.js'
import type { MonitoringRequest, Requester } from '../requester.js'
import type { Time } from '../time.js'
import type { AnyPage, ListFunction } from './listFunction.js'
import type { PagingOptions, PagingProgress } from './pagingOptions.js'

/** The list parameters that paging uses. */
export type WalkParameters = {
  offset?: string | undefined
  limit?: number | undefined
  dimensions?: unknown
  startTime?: Time | undefined
  endTime?: Time | undefined
  groupBy?: '*' | readonly string[] | undefined
  /** Seconds. */
  period?: number | undefined
}

/** The result of one request. */
export type Reply = { elements: readonly unknown[]; nextOffset: string | undefined }

/** One page to return, without elements that were returned before: it may be empty. */
export type Chunk = Reply & {
  /** Whether the list continues after it. */
  more: boolean
}

/** Input of the functions that continue a list after its first page. */
export type Walk = {
  /** The request for the first page. */
  request: MonitoringRequest
  parameters: WalkParameters
  /** The response to `parameters`. */
  first: Reply
  concurrency: number
  /** Aborted when the caller stops reading. */
  signal: AbortSignal | undefined
  /** Number of elements worth requesting, from the first one. */
  worthwhile: number
  read(parameters: WalkParameters, signal?: AbortSignal): Promise<Reply>
  /** Creates the error for a list that cannot continue at `offset`. */
  fail(offset: string | undefined, reason: string, advice: string): PagingError
}

/** A list to read, and how. */
export type PagesRequest<parameters, page extends AnyPage> = {
  list: ListFunction<parameters, page>
  requester: Requester
  parameters: parameters
  options: PagingOptions
}

/** Reads a list page by page, each on demand, and returns the progress. */
export type ReadPages = <parameters, page extends AnyPage>(
  request: PagesRequest<parameters, page>,
  signal: AbortSignal | undefined,
) => AsyncGenerator<page, PagingProgress, undefined>
