import { useInterval } from '@mantine/hooks'
import { useSession, useSessionManager } from '@monasca/react'
import { useState } from 'react'
import { formatDuration } from '../format/formatDuration.js'

/** Milliseconds between updates of the time left. */
const lookInterval = 1000

/** The time left of the session. */
export function TimeLeft() {
  const { expiresAt } = useSession()
  const manager = useSessionManager()
  const [now, setNow] = useState(() => Date.now())
  useInterval(() => setNow(Date.now()), lookInterval, { autoInvoke: true })
  if (expiresAt !== undefined) return <>{formatDuration(expiresAt - now)} left</>
  const expiry = manager.getExpiry()
  return (
    <>renewed automatically{expiry === undefined ? '' : ` (token: ${formatDuration(expiry - now)} left)`}</>
  )
}
