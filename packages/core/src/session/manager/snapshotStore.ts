import type { SessionSnapshot } from './sessionManager.js'
import { initialSnapshot, sameOrNext } from './snapshot.js'

/** Holds what a page sees, and tells whoever listens of changes. */
export type SnapshotStore = {
  getSnapshot(): SessionSnapshot
  /** Builds the snapshot anew, and tells listeners if it says something else. */
  update(): SessionSnapshot
  /** Returns how to end that. */
  subscribe(listener: () => void): () => void
}

/** Makes the store. A machine’s clock that turns out to be wrong gives a notice. */
export function createSnapshotStore(
  build: (last: SessionSnapshot) => SessionSnapshot,
  warn: (message: string) => void,
): SnapshotStore {
  const listeners = new Set<() => void>()
  let snapshot = initialSnapshot
  return {
    getSnapshot: () => snapshot,
    update() {
      const last = snapshot
      snapshot = sameOrNext(last, build(last))
      if (snapshot === last) return last
      const { clockOffset } = snapshot
      if (clockOffset !== undefined && clockOffset !== last.clockOffset) {
        warn(`This machine’s clock is off by ${Math.round(-clockOffset / 60_000)} minutes: set it.`)
      }
      for (const listener of [...listeners]) listener()
      return snapshot
    },
    subscribe(listener) {
      // The same function may listen twice.
      const own = () => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
  }
}
