import { onAbort } from '../../transport/index.js'
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

/** A controller that is aborted with a signal, for the same reason; `unlink` lets go of the signal. */
type LinkedAbort = { controller: AbortController; unlink: () => void }

type Reading<element> = LinkedAbort & { inner: AsyncGenerator<element, PagingProgress, undefined> }

/**
 * Makes an iterator whose `return()`, which is what `break` calls, aborts what is under way. A generator by itself would
 * first wait for it. Nothing is begun, and the signal not listened to, before the first `next()`.
 */
export function cancellable<element>(
  open: (signal: AbortSignal) => AsyncGenerator<element, PagingProgress, undefined>,
  signal: AbortSignal | undefined,
): ListIterator<element> {
  let reading: Reading<element> | undefined
  let isLeft = false

  function begin(): Reading<element> {
    signal?.throwIfAborted()
    const link = linkAbort(signal)
    return { ...link, inner: open(link.controller.signal) }
  }

  const iterator: ListIterator<element> = {
    async next() {
      if (isLeft) return { done: true, value: undefined }
      reading ??= begin()
      const { inner, controller, unlink } = reading
      try {
        controller.signal.throwIfAborted()
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
      reading?.unlink()
      reading?.controller.abort()
      await reading?.inner.return(undefined as never)
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}

/** Makes a controller that can be aborted by itself, and is with `signal`. */
function linkAbort(signal: AbortSignal | undefined): LinkedAbort {
  const controller = new AbortController()
  if (!signal) return { controller, unlink: () => {} }
  const abort = (): void => controller.abort(signal.reason)
  if (signal.aborted) abort()
  return { controller, unlink: onAbort(signal, abort) }
}
