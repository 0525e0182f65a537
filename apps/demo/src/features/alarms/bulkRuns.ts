import type { BulkAlarmsOptions, BulkAlarmsProgress, BulkAlarmsResult } from '@monasca/react/query'
import { createContext, useContext } from 'react'

/** What runs, or ran last. */
export type BulkRun = {
  /** `Acknowledging`, then `acknowledged`. */
  words: { doing: string; done: string }
  progress: BulkAlarmsProgress | undefined
  /** Present when it is done. */
  result: BulkAlarmsResult | undefined
  /** Present when it failed as a whole. */
  error: unknown
  /** Stops after the requests under way. */
  cancel: () => void
  /** Only after a change that wrote something, and only in the project of that change. */
  undo: (() => void) | undefined
}

/** An action on many alarms. */
export type BulkWork = {
  words: BulkRun['words']
  execute: (options: BulkAlarmsOptions) => Promise<BulkAlarmsResult>
  /** Without it the action cannot be undone. */
  undo?:
    | ((options: BulkAlarmsOptions & { result: BulkAlarmsResult }) => Promise<BulkAlarmsResult>)
    | undefined
}

/** What the card of the frame shows. */
export type ShownBulkRun = { run: BulkRun | undefined; dismiss: () => void }

/** What pages need: it changes at the start and the end of a run, and not with its progress. */
export type BulkStarter = { isRunning: boolean; start: (work: BulkWork) => void }

export const ShownBulkRunContext = createContext<ShownBulkRun | undefined>(undefined)
export const BulkStarterContext = createContext<BulkStarter | undefined>(undefined)

/** The action on many alarms of the frame. Its progress renders the component in every frame of the browser. */
export function useShownBulkRun(): ShownBulkRun {
  return provided(useContext(ShownBulkRunContext))
}

/** Starts actions on many alarms, which continue while the user opens other pages. */
export function useBulkStarter(): BulkStarter {
  return provided(useContext(BulkStarterContext))
}

function provided<value>(value: value | undefined): value {
  if (value === undefined) throw new Error('Bulk actions need BulkRunsProvider')
  return value
}
