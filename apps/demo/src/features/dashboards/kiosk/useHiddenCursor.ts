import { useEffect, useState } from 'react'

/** Milliseconds without a movement after which the cursor is in the way. */
const stillAfter = 3000

/** Whether the cursor has not moved for a while. */
export function useHiddenCursor(): boolean {
  const [isStill, setIsStill] = useState(false)
  useEffect(() => {
    let timer = setTimeout(() => setIsStill(true), stillAfter)
    const onMove = () => {
      setIsStill(false)
      clearTimeout(timer)
      timer = setTimeout(() => setIsStill(true), stillAfter)
    }
    const events = ['pointermove', 'pointerdown', 'keydown'] as const
    for (const name of events) window.addEventListener(name, onMove)
    return () => {
      clearTimeout(timer)
      for (const name of events) window.removeEventListener(name, onMove)
    }
  }, [])
  return isStill
}
