import { useLiveState, useLiveStatus } from '@monasca/react'
import { IconClockExclamation } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatMinute } from '../format/formatTime.js'
import classes from './OldData.module.css'

/** The page: while it cannot be updated its colours are faint, and a notice says how old everything on it is. */
export function OldData({ children }: { children: ReactNode }) {
  const status = useLiveStatus()
  const isOld = status === 'offline' || status === 'reconnecting'
  return (
    <>
      <div className={classes['page']} data-old={isOld || undefined}>
        {children}
      </div>
      {isOld && <OldNotice />}
    </>
  )
}

function OldNotice() {
  const { status, asOf } = useLiveState()
  if (asOf === undefined) return null
  const reason = status === 'offline' ? 'You’re offline.' : 'The server does not respond. Retrying…'
  return (
    <div className={classes['notice']} role="status">
      <IconClockExclamation size={18} aria-hidden="true" />
      <span>
        {reason} The data on this page is from <strong>{formatMinute(asOf)}</strong>.
      </span>
    </div>
  )
}
