import { onAbort } from '../../transport/index.js'
import type { PagingProgress } from './pagingOptions.js'

/**
 * Reads a list with `for await`. It returns the progress at the end, or `undefined` after an early exit.
 */
export type ListIterator<element> = {
  next(): Promise<IteratorResult<element, PagingProgress | undefined>>
  /** Stops, as `break` does, and aborts a pending request. */
  return(): Promise<IteratorResult<element, PagingProgress | undefined>>
  [Symbol.asyncIterator](): ListIterator<element>
}

/** A controller that a signal aborts, with the same reason; `unlink` detaches it from the signal. */
type LinkedAbort = { controller: AbortController; unlink: () => void }

type Reading<element> = LinkedAbort & { inner: Promise<AsyncGenerator<element, PagingProgress, undefined>> }

/**
 * Creates an iterator whose `return()`, which `break` calls, aborts a pending request. A generator alone would wait for
 * it first. Nothing starts before the first `next()`; only then it listens to the signal.
 */
export function cancellable<element>(
  open: (signal: AbortSignal) => Promise<AsyncGenerator<element, PagingProgress, undefined>>,
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
        const step = await (await inner).next()
        if (step.done) unlink()
        return step
      } catch (error) {
        unlink()
        // After an early exit the caller expects the end, not an abort error.
        if (isLeft) return { done: true, value: undefined }
        throw error
      }
    },
    async return() {
      isLeft = true
      reading?.unlink()
      reading?.controller.abort()
      await reading?.inner.then(
        (inner) => inner.return(undefined as never),
        () => undefined,
      )
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}

/** Creates a controller that `signal` aborts too. */
function linkAbort(signal: AbortSignal | undefined): LinkedAbort {
  const controller = new AbortController()
  if (!signal) return { controller, unlink: () => {} }
  const abort = (): void => controller.abort(signal.reason)
  if (signal.aborted) abort()
  return { controller, unlink: onAbort(signal, abort) }
}
