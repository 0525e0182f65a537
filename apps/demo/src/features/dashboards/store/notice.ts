import { useSyncExternalStore } from 'react'

/** What was done last, or could not be done. */
export type DashboardNotice = {
  text: string
  isError: boolean
  /** Without it there is nothing to undo. */
  undo?: (() => void) | undefined
}

let shown: DashboardNotice | undefined
const listeners = new Set<() => void>()

/** Shows a notice on the pages of dashboards, instead of the one before; `undefined`: none. */
export function showNotice(notice: DashboardNotice | undefined): void {
  shown = notice
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The notice to show. It stays from page to page until it is dismissed or replaced. */
export function useNotice(): DashboardNotice | undefined {
  return useSyncExternalStore(subscribe, () => shown)
}
