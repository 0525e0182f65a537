import { useEffect, useRef } from 'react'
import { pauseRefresh } from '../refresh/refreshGate.js'

/** Milliseconds: a pointer that does not move was left there. */
const stillAfter = 20_000

/**
 * Handlers for a chart: updates pause while the pointer moves over it, so that what is pointed at stays. A pointer that
 * was left there does not stop a dashboard on a wall.
 */
export function usePauseWhilePointing(): { onPointerMove: () => void; onPointerLeave: () => void } {
  const release = useRef<() => void>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const leave = () => {
    clearTimeout(timer.current)
    release.current?.()
    release.current = undefined
  }
  const atEnd = useRef(leave)
  useEffect(() => {
    const { current } = atEnd
    return () => current()
  }, [])
  return {
    onPointerMove: () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(leave, stillAfter)
      release.current ??= pauseRefresh('pointing')
    },
    onPointerLeave: leave,
  }
}
