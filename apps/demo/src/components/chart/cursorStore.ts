import { useSyncExternalStore } from 'react'
import type { PlotCursor } from './createPlot.js'

/** Where the crosshair of one chart is. Only the parts that show it render when it moves. */
export type CursorStore = {
  get: () => PlotCursor | undefined
  set: (cursor: PlotCursor | undefined) => void
  subscribe: (listener: () => void) => () => void
}

/** Creates a store without a crosshair. */
export function createCursorStore(): CursorStore {
  let current: PlotCursor | undefined
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set: (next) => {
      if (next === current) return
      current = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Returns the crosshair of a chart. */
export function useCursor({ subscribe, get }: CursorStore): PlotCursor | undefined {
  return useSyncExternalStore(subscribe, get, get)
}
