import { ForbiddenError, InvalidParameterError, UnauthorizedError } from '@monasca/core'
import type { MonascaError } from './monascaError.js'

/** The outcome of one item. */
export type QueueOutcome =
  | { status: 'changed' | 'unchanged' | 'skipped'; error?: undefined }
  | { status: 'failed'; error: MonascaError }

type Queue<item, result> = {
  items: readonly item[]
  work: (item: item) => Promise<'changed' | 'unchanged'>
  toResult: (item: item, outcome: QueueOutcome) => result
  concurrency: number
  /** No further item is started. */
  signal: AbortSignal | undefined
  onProgress: ((progress: { done: number; failed: number; total: number }) => void) | undefined
}

/**
 * Works on all items, a few at a time, and resolves to one result per item, in order. Every item gets an outcome, even
 * if `onProgress` throws; then the promise rejects with that error at the end.
 */
export async function runQueue<item, result>(queue: Queue<item, result>): Promise<result[]> {
  const { items, work, toResult, concurrency, signal, onProgress } = queue
  const results: result[] = []
  const progress = { done: 0, failed: 0, total: items.length }
  const thrown: unknown[] = []
  let refusal: MonascaError | undefined
  const outcomeOf = async (item: item): Promise<QueueOutcome> => {
    if (signal?.aborted === true) return { status: 'skipped' }
    if (refusal !== undefined) return { status: 'failed', error: refusal }
    try {
      return { status: await work(item) }
    } catch (error) {
      const failure = error as MonascaError
      if (isRefusal(failure)) refusal = failure
      return { status: 'failed', error: failure }
    }
  }
  const entries = items.entries()
  const lane = async (): Promise<void> => {
    for (const [index, item] of entries) {
      const outcome = await outcomeOf(item)
      results[index] = toResult(item, outcome)
      if (outcome.status === 'skipped') continue
      progress.done += 1
      if (outcome.status === 'failed') progress.failed += 1
      try {
        onProgress?.({ ...progress })
      } catch (error) {
        thrown.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, lane))
  if (thrown.length > 0) throw thrown[0]
  return results
}

/** @throws `InvalidParameterError` unless it is a whole number of at least 1 */
export function checkConcurrency(concurrency: number): number {
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
    throw new InvalidParameterError({
      parameter: 'concurrency',
      reason: 'must be a whole number of at least 1',
    })
  }
  return concurrency
}

/** Whether every other item would fail the same way. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ForbiddenError || error instanceof UnauthorizedError
}
