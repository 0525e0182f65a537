import {
  type BacktestParameters,
  type BacktestWorker,
  createBacktestWorker,
  type RemoteBacktest,
} from '@monasca/core/evaluation'
import { useEffect, useState } from 'react'
import type { Measurements } from './readMeasurements.js'

export type Prepared = {
  /** The prepared back-test; that of the previous expression while another one is prepared. */
  remote: RemoteBacktest | undefined
  /** From 0 to 1. */
  progress: number
  error: unknown
}

/** Prepares a back-test in a worker, again after each change of what is compared. */
export function usePrepared(
  measurements: Measurements | undefined,
  expression: string | undefined,
  matchBy: readonly string[],
  phases: BacktestParameters['phases'],
): Prepared {
  const [prepared, setPrepared] = useState<Prepared & { of?: string }>({
    remote: undefined,
    progress: 0,
    error: null,
  })
  const worker = useWorker(measurements !== undefined)
  const groups = JSON.stringify(matchBy)

  useEffect(() => {
    if (worker === undefined || measurements === undefined || expression === undefined) return
    const controller = new AbortController()
    const { signal } = controller
    let remote: RemoteBacktest | undefined
    const { series, startTime, endTime } = measurements
    setPrepared((before) => ({ ...before, progress: 0, error: null }))
    worker
      .prepare(
        { expression, matchBy: JSON.parse(groups) as string[], series, startTime, endTime, phases },
        {
          signal,
          onProgress: ({ done, total }) => {
            if (!signal.aborted)
              setPrepared((before) => ({ ...before, progress: total === 0 ? 1 : done / total }))
          },
        },
      )
      .then(
        (made) => {
          if (signal.aborted) return made.release()
          remote = made
          setPrepared({ remote: made, progress: 1, error: null })
        },
        (error: unknown) => {
          if (!signal.aborted) setPrepared({ remote: undefined, progress: 1, error })
        },
      )
    return () => {
      controller.abort()
      remote?.release()
    }
  }, [worker, measurements, expression, groups, phases])

  return prepared
}

/** The worker starts when it is first needed. */
function useWorker(isNeeded: boolean): BacktestWorker | undefined {
  const [worker, setWorker] = useState<BacktestWorker>()
  useEffect(() => {
    if (!isNeeded) return
    const created = createBacktestWorker(
      new Worker(new URL('./backtest.worker.ts', import.meta.url), { type: 'module' }),
    )
    setWorker(created)
    return () => {
      created.close()
      setWorker(undefined)
    }
  }, [isNeeded])
  return worker
}
