import { linkAbort } from './linkAbort.js'
import type { PagingProgress } from './pagingOptions.js'

/**
 * What a list is read with: made for `for await`. It ends with how far the list has been read, or with `undefined` when
 * it was left before.
 */
export type ListIterator<element> = {
  next(): Promise<IteratorResult<element, PagingProgress | undefined>>
  /** Ends the reading, as `break` does, and aborts a request that is under way. */
  return(): Promise<IteratorResult<element, PagingProgress | undefined>>
  [Symbol.asyncIterator](): ListIterator<element>
}

/**
 * Makes an iterator whose `return()`, which is what `break` calls, aborts what is under way. A generator by itself would
 * first wait for it.
 */
export function cancellable<element>(
  open: (signal: AbortSignal) => AsyncGenerator<element, PagingProgress, undefined>,
  signal: AbortSignal | undefined,
): ListIterator<element> {
  const { controller, unlink } = linkAbort(signal)
  const inner = open(controller.signal)
  let isLeft = false

  const iterator: ListIterator<element> = {
    async next() {
      try {
        if (!isLeft) controller.signal.throwIfAborted()
        const step = await inner.next()
        if (step.done) unlink()
        return step
      } catch (error) {
        unlink()
        // Whoever has left is owed an end, not the news that the request was aborted.
        if (isLeft) return { done: true, value: undefined }
        throw error
      }
    },
    async return() {
      isLeft = true
      unlink()
      controller.abort()
      await inner[Symbol.asyncIterator]().return(undefined as never)
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}
