/** Waits for a shared promise until the caller's own signal is aborted; the promise itself goes on. */
export function abortable<value>(shared: Promise<value>, signal: AbortSignal | undefined): Promise<value> {
  if (!signal) return shared
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    const settled = () => signal.removeEventListener('abort', stop)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    shared.then(resolve, reject).then(settled, settled)
  })
}
