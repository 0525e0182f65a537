import { useRequester, useSession } from '@monasca/react'
import type { BulkAlarmsProgress } from '@monasca/react/query'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  type BulkRun,
  type BulkStarter,
  BulkStarterContext,
  type BulkWork,
  type ShownBulkRun,
  ShownBulkRunContext,
} from './bulkRuns.js'

/** A run, and the project and user that it belongs to. */
type ScopedRun = BulkRun & { scope: string }

/**
 * Runs one action on many alarms at a time, with progress, cancellation and undo. Above the pages, so that an action
 * survives their change. Another project or user cancels it.
 */
export function BulkRunsProvider({ children }: { children: ReactNode }) {
  const client = useRequester()
  // Renders when the project or user changes.
  useSession()
  const { scope } = client
  const [current, setCurrent] = useState<ScopedRun>()
  const frame = useRef(0)
  const running = useRef<AbortController>(undefined)

  const start = useCallback(
    ({ words, execute, undo }: BulkWork) => {
      const controller = new AbortController()
      running.current = controller
      const cancel = () => controller.abort()
      const { scope } = client
      setCurrent({
        scope,
        words,
        progress: undefined,
        result: undefined,
        error: null,
        cancel,
        undo: undefined,
      })
      // Thousands of steps, but one render for each frame.
      const onProgress = (progress: BulkAlarmsProgress) => {
        cancelAnimationFrame(frame.current)
        frame.current = requestAnimationFrame(() => setCurrent((before) => before && { ...before, progress }))
      }
      const finish = (end: Pick<BulkRun, 'result' | 'error' | 'undo'>) => {
        cancelAnimationFrame(frame.current)
        setCurrent((before) => before && { ...before, ...end })
      }
      execute({ signal: controller.signal, onProgress }).then(
        (result) => {
          const restore = undo && {
            words: { doing: 'Undoing', done: 'restored' },
            execute: (options: Parameters<typeof execute>[0]) => undo({ result, ...options }),
          }
          const canUndo = restore !== undefined && result.counts.changed > 0
          finish({ result, error: null, undo: canUndo ? () => start(restore) : undefined })
        },
        (error: unknown) => finish({ result: undefined, error, undo: undefined }),
      )
    },
    [client],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: the requests of another project or user must not follow
  useEffect(() => () => running.current?.abort(), [scope])
  const isRunning = current !== undefined && current.result === undefined && current.error === null
  useEffect(() => {
    if (!isRunning) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isRunning])

  const run = useMemo<BulkRun | undefined>(
    () => current && (current.scope === scope ? current : { ...current, undo: undefined }),
    [current, scope],
  )
  const dismiss = useCallback(() => setCurrent(undefined), [])
  const shown = useMemo<ShownBulkRun>(() => ({ run, dismiss }), [run, dismiss])
  const starter = useMemo<BulkStarter>(() => ({ isRunning, start }), [isRunning, start])
  return (
    <BulkStarterContext value={starter}>
      <ShownBulkRunContext value={shown}>{children}</ShownBulkRunContext>
    </BulkStarterContext>
  )
}
