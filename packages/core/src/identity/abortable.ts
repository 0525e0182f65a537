import { onAbort } from '../transport/index.js'

/** Waits for a shared promise until the caller's own signal is aborted; the promise itself continues. */
export function abortable<value>(shared: Promise<value>, signal: AbortSignal | undefined): Promise<value> {
  if (!signal) return shared
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    const unlink = onAbort(signal, stop)
    shared.then(resolve, reject).then(unlink, unlink)
  })
}
