import { onAbort } from './onAbort.js'

/** Waits, in milliseconds; rejects with the signal's reason if it is aborted meanwhile. */
export function wait(duration: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      unlink()
      resolve()
    }, duration)
    const unlink = onAbort(signal, stop)
    if (signal.aborted) stop()
  })
}
