import { useEffect, useSyncExternalStore } from 'react'
import { onPauseChange, type PauseReason, pauseReason, pauseRefresh } from './refreshGate.js'

/**
 * Pauses all polling of the page while `active`: nothing moves below an open form. The sign in the frame then says
 * “Paused”.
 *
 * @example
 * ```tsx
 * usePauseRefresh(form.isDirty())
 * ```
 */
export function usePauseRefresh(active: boolean, reason: PauseReason = 'editing'): void {
  useEffect(() => (active ? pauseRefresh(reason) : undefined), [active, reason])
}

/** Returns why polling is paused; `undefined` while it is not. */
export function usePauseReason(): PauseReason | undefined {
  return useSyncExternalStore(onPauseChange, pauseReason, () => undefined)
}
