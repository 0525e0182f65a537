import { useChangeAlarms, useDeleteAlarms, useUndoAlarmChanges } from '@monasca/react'
import type {
  AlarmChange,
  AlarmTarget,
  BulkAlarmsOptions,
  BulkAlarmsProgress,
  BulkAlarmsResult,
} from '@monasca/react/query'
import { useEffect, useRef, useState } from 'react'

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
  /** Only after a change that wrote something. */
  undo: (() => void) | undefined
}

export type BulkActions = {
  run: BulkRun | undefined
  isRunning: boolean
  change: (target: AlarmTarget, change: AlarmChange, words: BulkRun['words']) => void
  remove: (target: AlarmTarget) => void
  dismiss: () => void
}

/** Runs one action on many alarms at a time, with progress, cancellation and undo. */
export function useBulkActions(): BulkActions {
  const changeAlarms = useChangeAlarms()
  const deleteAlarms = useDeleteAlarms()
  const undoChanges = useUndoAlarmChanges()
  const [run, setRun] = useState<BulkRun>()
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  const start = (
    words: BulkRun['words'],
    execute: (options: BulkAlarmsOptions) => Promise<BulkAlarmsResult>,
    canUndo: boolean,
  ) => {
    const controller = new AbortController()
    const cancel = () => controller.abort()
    setRun({ words, progress: undefined, result: undefined, error: null, cancel, undo: undefined })
    // Thousands of steps, but one render for each frame.
    const onProgress = (progress: BulkAlarmsProgress) => {
      cancelAnimationFrame(frame.current)
      frame.current = requestAnimationFrame(() => setRun((before) => before && { ...before, progress }))
    }
    const finish = (end: Pick<BulkRun, 'result' | 'error' | 'undo'>) => {
      cancelAnimationFrame(frame.current)
      setRun((before) => before && { ...before, ...end })
    }
    execute({ signal: controller.signal, onProgress }).then(
      (result) => {
        const undo = () =>
          start(
            { doing: 'Undoing', done: 'restored' },
            (options) => undoChanges.mutateAsync({ result, ...options }),
            false,
          )
        finish({ result, error: null, undo: canUndo && result.counts.changed > 0 ? undo : undefined })
      },
      (error: unknown) => finish({ result: undefined, error, undo: undefined }),
    )
  }

  return {
    run,
    isRunning: run !== undefined && run.result === undefined && run.error === null,
    change: (target, change, words) =>
      start(words, (options) => changeAlarms.mutateAsync({ ...target, change, ...options }), true),
    remove: (target) =>
      start(
        { doing: 'Deleting', done: 'deleted' },
        (options) => deleteAlarms.mutateAsync({ ...target, ...options }),
        false,
      ),
    dismiss: () => setRun(undefined),
  }
}
