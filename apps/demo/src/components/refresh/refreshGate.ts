/** Why updates wait. */
export type PauseReason = 'chosen' | 'pointing' | 'editing'

const held = new Map<symbol, PauseReason>()
const listeners = new Set<() => void>()

/** The most important reason first. */
const reasons: readonly PauseReason[] = ['chosen', 'editing', 'pointing']
let current: PauseReason | undefined

function update(): void {
  const next = reasons.find((reason) => [...held.values()].includes(reason))
  if (next === current) return
  current = next
  for (const listener of [...listeners]) listener()
}

/** Pauses all polling of the page. Returns a function that ends this pause; others may remain. */
export function pauseRefresh(reason: PauseReason): () => void {
  const key = Symbol(reason)
  held.set(key, reason)
  update()
  return () => {
    held.delete(key)
    update()
  }
}

/** Why polling is paused; `undefined` while it is not. */
export function pauseReason(): PauseReason | undefined {
  return current
}

/** Calls `listener` when the reason changes. Returns a function that stops this. */
export function onPauseChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
