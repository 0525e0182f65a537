import { formatDuration } from '../format/formatDuration.js'
import { formatDateTime } from '../format/formatTime.js'
import classes from './Since.module.css'
import { useNow } from './useNow.js'

/** A moment in milliseconds, and how long ago it was. */
export function Since({ time }: { time: number }) {
  const now = useNow(1000)
  return (
    <time className={classes['since']} dateTime={new Date(time).toISOString()}>
      since {formatDateTime(time)} ({formatDuration(now - time)})
    </time>
  )
}
