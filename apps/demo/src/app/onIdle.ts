/** Milliseconds after which work is done even if the page is busy. */
const patience = 2000

/** Calls a function when the browser has nothing else to do. Returns how to cancel that. */
export function onIdle(work: () => void): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 0)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: patience })
  return () => cancelIdleCallback(handle)
}
