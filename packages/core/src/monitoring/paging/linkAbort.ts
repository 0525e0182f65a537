/** A controller that is aborted with a signal, for the same reason; `unlink` lets go of the signal. */
export type LinkedAbort = { controller: AbortController; unlink: () => void }

/** Makes a controller that can be aborted by itself, and is with `signal`. */
export function linkAbort(signal: AbortSignal | undefined): LinkedAbort {
  const controller = new AbortController()
  const abort = (): void => controller.abort(signal?.reason)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort)
  return { controller, unlink: () => signal?.removeEventListener('abort', abort) }
}
