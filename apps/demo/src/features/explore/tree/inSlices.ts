/** What work in slices needs of the browser. */
export type SliceTools = {
  /** Milliseconds, from any start. */
  now: () => number
  /** Resolves when the browser has handled what waited. */
  pause: () => Promise<unknown>
}

/** Milliseconds of work between two pauses: half a frame. */
const slice = 8

const browser: SliceTools = {
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve)),
}

/**
 * Runs a generator that yields between small pieces of work. It pauses before the page would miss a frame. Rejects with
 * the signal's reason when that is aborted.
 */
export async function inSlices<result>(
  work: Generator<undefined, result>,
  signal: AbortSignal,
  { now, pause }: SliceTools = browser,
): Promise<result> {
  let start = now()
  for (;;) {
    signal.throwIfAborted()
    const { done, value } = work.next()
    if (done) return value
    if (now() - start < slice) continue
    await pause()
    start = now()
  }
}
