import type { SubExpression } from '@monasca/core/expression'
import { useRequester } from '@monasca/react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { type Measurements, readMeasurements } from './readMeasurements.js'

export type MeasurementsState =
  | { status: 'none' }
  | { status: 'reading'; points: number }
  | { status: 'failed'; error: unknown }
  | { status: 'read'; measurements: Measurements }

export type UseMeasurementsResult = {
  state: MeasurementsState
  /** Reads the measurements of a range that ends now: milliseconds. */
  start: (comparisons: readonly SubExpression[], length: number) => void
  cancel: () => void
}

/** Reads measurements on demand: hours of them take many requests. Cancels when it is unmounted. */
export function useMeasurements(): UseMeasurementsResult {
  const client = useRequester()
  const [state, setState] = useState<MeasurementsState>({ status: 'none' })
  const running = useRef<AbortController>(undefined)

  const cancel = () => {
    running.current?.abort()
    setState((before) => (before.status === 'reading' ? { status: 'none' } : before))
  }
  const start = (comparisons: readonly SubExpression[], length: number) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    const endTime = Date.now()
    setState({ status: 'reading', points: 0 })
    readMeasurements(client, {
      comparisons,
      startTime: endTime - length,
      endTime,
      signal,
      onProgress: (points) => {
        if (!signal.aborted) setState({ status: 'reading', points })
      },
    }).then(
      (measurements) => {
        if (!signal.aborted) setState({ status: 'read', measurements })
      },
      (error: unknown) => {
        if (!signal.aborted) setState({ status: 'failed', error })
      },
    )
  }

  const abort = useEffectEvent(() => running.current?.abort())
  useEffect(() => () => abort(), [])
  return { state, start, cancel }
}
