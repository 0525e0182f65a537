import type { PagingError } from '../../errors/index.js'
import type { MonitoringRequest, Requester } from '../requester.js'
import type { Time } from '../time.js'
import type { AnyPage, ListFunction } from './listFunction.js'
import type { PagingOptions, PagingProgress } from './pagingOptions.js'

/** The parameters of any list that paging has to do with. */
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

/** What one request brought. */
export type Reply = { elements: readonly unknown[]; nextOffset: string | undefined }

/** One page as it is handed out: without what was handed out before, so that it may be empty. */
export type Chunk = Reply & {
  /** Whether the list goes on after it. */
  more: boolean
}

/** What the ways to read a list on from its first page have in common. */
export type Walk = {
  /** The request for the first page. */
  request: MonitoringRequest
  parameters: WalkParameters
  /** The reply to `parameters` as they are. */
  first: Reply
  concurrency: number
  /** Aborted when nobody waits for the list any more. */
  signal: AbortSignal
  /** How many elements are worth asking for, from the first on. */
  worthwhile: number
  read(parameters: WalkParameters, signal?: AbortSignal): Promise<Reply>
  /** The error for a list that cannot be read on from `offset`. */
  fail(offset: string | undefined, reason: string, advice: string): PagingError
}

/** A list to read, and how. */
export type PagesRequest<parameters, page extends AnyPage> = {
  list: ListFunction<parameters, page>
  requester: Requester
  parameters: parameters
  options: PagingOptions
}

/** Reads a list page by page, each when it is needed, and returns the progress. */
export type ReadPages = <parameters, page extends AnyPage>(
  request: PagesRequest<parameters, page>,
  signal: AbortSignal,
) => AsyncGenerator<page, PagingProgress, undefined>
