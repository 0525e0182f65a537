import { useInterval } from '@mantine/hooks'
import { useSession, useSessionManager } from '@monasca/react'
import { useState } from 'react'
import { formatDuration } from '../format/formatDuration.js'

/** Milliseconds between two looks at the clock: what is shown is in minutes for the most part. */
const lookInterval = 1000

/** How long the session lasts, in words; it moves on while it is on screen. */
export function TimeLeft() {
  const { expiresAt } = useSession()
  const manager = useSessionManager()
  const [now, setNow] = useState(() => Date.now())
  useInterval(() => setNow(Date.now()), lookInterval, { autoInvoke: true })
  if (expiresAt !== undefined) return <>{formatDuration(expiresAt - now)} left</>
  const expiry = manager.getExpiry()
  return <>renews itself{expiry === undefined ? '' : ` (this token: ${formatDuration(expiry - now)} left)`}</>
}
