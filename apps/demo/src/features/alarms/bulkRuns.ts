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

export type BulkRuns = {
  run: BulkRun | undefined
  isRunning: boolean
  start: (work: BulkWork) => void
  dismiss: () => void
}

export const BulkRunsContext = createContext<BulkRuns | undefined>(undefined)

/** The action on many alarms of the frame, which continues while the user opens other pages. */
export function useBulkRuns(): BulkRuns {
  const runs = useContext(BulkRunsContext)
  if (runs === undefined) throw new Error('useBulkRuns needs BulkRunsProvider')
  return runs
}
