import { onAbort } from '../../transport/index.js'

/** A controller that is aborted with a signal, for the same reason; `unlink` lets go of the signal. */
export type LinkedAbort = { controller: AbortController; unlink: () => void }

/** Makes a controller that can be aborted by itself, and is with `signal`. */
export function linkAbort(signal: AbortSignal | undefined): LinkedAbort {
  const controller = new AbortController()
  if (!signal) return { controller, unlink: () => {} }
  const abort = (): void => controller.abort(signal.reason)
  if (signal.aborted) abort()
  return { controller, unlink: onAbort(signal, abort) }
}
