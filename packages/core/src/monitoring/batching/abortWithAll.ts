import { onAbort } from '../../transport/index.js'

/** Creates a signal that is aborted when all the given ones are; never, if one of them is missing. */
export function abortWithAll(signals: readonly (AbortSignal | undefined)[]): {
  signal: AbortSignal
  /** Detaches it from the given signals. */
  unlink: () => void
} {
  const controller = new AbortController()
  const check = () => {
    if (signals.every((signal) => signal?.aborted)) controller.abort(signals[0]?.reason)
  }
  const unlinks = signals.map((signal) => signal && onAbort(signal, check))
  check()
  return {
    signal: controller.signal,
    unlink: () => {
      for (const unlink of unlinks) unlink?.()
    },
  }
}
