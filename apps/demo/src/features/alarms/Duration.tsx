import { useSyncExternalStore } from 'react'
import { formatDuration } from '../../format/formatDuration.js'
import { formatDateTime } from '../../format/formatTime.js'

/** Milliseconds between updates. One timer serves all rows. */
const interval = 10_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) {
    now = Date.now()
    timer = setInterval(() => {
      now = Date.now()
      for (const each of listeners) each()
    }, interval)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** How long ago a moment was: `36 min`. The exact time is shown on hover. `since`: milliseconds. */
export function Duration({ since }: { since: number }) {
  const current = useSyncExternalStore(subscribe, () => now)
  return (
    <time dateTime={new Date(since).toISOString()} title={`Since ${formatDateTime(since)}`}>
      {formatDuration(current - since)}
    </time>
  )
}
