import { useChangeAlarms, useDeleteAlarms, useUndoAlarmChanges } from '@monasca/react'
import type { AlarmChange, AlarmTarget } from '@monasca/react/query'
import { useMemo } from 'react'
import { type BulkRun, useBulkStarter } from './bulkRuns.js'

export type BulkActions = {
  isRunning: boolean
  change: (target: AlarmTarget, change: AlarmChange, words: BulkRun['words']) => void
  remove: (target: AlarmTarget) => void
}

/** Actions on many alarms, one at a time. The frame shows their progress. */
export function useBulkActions(): BulkActions {
  const { isRunning, start } = useBulkStarter()
  const { mutateAsync: changeAlarms } = useChangeAlarms()
  const { mutateAsync: deleteAlarms } = useDeleteAlarms()
  const { mutateAsync: undo } = useUndoAlarmChanges()
  return useMemo(
    () => ({
      isRunning,
      change: (target, change, words) =>
        start({ words, execute: (options) => changeAlarms({ ...target, change, ...options }), undo }),
      remove: (target) =>
        start({
          words: { doing: 'Deleting', done: 'deleted' },
          execute: (options) => deleteAlarms({ ...target, ...options }),
        }),
    }),
    [isRunning, start, changeAlarms, deleteAlarms, undo],
  )
}
