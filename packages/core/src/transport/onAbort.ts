/** The callbacks per signal, and the one listener that calls them. */
const shared = new WeakMap<AbortSignal, { callbacks: Set<() => void>; listener: () => void }>()

/**
 * Calls back once when a signal is aborted. All callers share one listener per signal: Node reports more than ten
 * listeners on a signal as a leak, and many calls often share one signal.
 *
 * @returns a function that cancels the callback
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let entry = shared.get(signal)
  if (!entry) {
    const callbacks = new Set<() => void>()
    const listener = () => {
      shared.delete(signal)
      for (const call of callbacks) call()
    }
    entry = { callbacks, listener }
    shared.set(signal, entry)
    signal.addEventListener('abort', listener, { once: true })
  }
  const { callbacks, listener } = entry
  // Each registration is one element, even if two callers pass the same function.
  const own = () => callback()
  callbacks.add(own)
  return () => {
    callbacks.delete(own)
    if (callbacks.size > 0 || shared.get(signal)?.callbacks !== callbacks) return
    shared.delete(signal)
    signal.removeEventListener('abort', listener)
  }
}
