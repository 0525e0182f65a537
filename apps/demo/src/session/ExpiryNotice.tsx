import { useSession } from '@monasca/react'
import { useEffect, useState } from 'react'
import classes from './SessionBanner.module.css'

/** Minutes before the end of the session: time to finish a form. */
const early = 5
/** Milliseconds between looks at the clock. */
const lookInterval = 1000

/** Announces the end of a session that cannot be renewed, before its dialog covers the page. */
export function ExpiryNotice() {
  const { expiresAt, status } = useSession()
  const [minutes, setMinutes] = useState<number>()
  useEffect(() => {
    if (expiresAt === undefined) return
    const look = () => setMinutes(Math.ceil((expiresAt - Date.now()) / 60_000))
    look()
    const timer = setInterval(look, lookInterval)
    return () => clearInterval(timer)
  }, [expiresAt])
  if (expiresAt === undefined || minutes === undefined || status !== 'ready') return null
  if (minutes > early || minutes <= 0) return null
  return (
    <div className={classes['banner']} role="status">
      <span>
        Your session ends in {minutes === 1 ? 'a minute' : `${minutes} minutes`}. You can then sign in again,
        and continue on this page.
      </span>
    </div>
  )
}
