import { Button } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { useSession, useSessionManager } from '@monasca/react'
import { describeError } from '../components/states/describeError.js'
import classes from './SessionBanner.module.css'

/** Above the page, what keeps its session from working and heals by itself: no network, no Keystone, a wrong clock. */
export function SessionBanner() {
  const { status, error, clockOffset } = useSession()
  const { online } = useNetwork()
  const manager = useSessionManager()
  if (!online) {
    return (
      <div className={classes['banner']} role="status">
        <span>
          This computer is offline. The page shows what it knows, and goes on when the network is back.
        </span>
      </div>
    )
  }
  if (status === 'error' && error) {
    return (
      <div className={classes['banner']} role="status">
        <span>{describeError(error).title} It is tried again.</span>
        {/* What becomes of it is told by the session. */}
        <Button size="compact-xs" variant="default" onClick={() => void manager.renew().catch(() => {})}>
          Try now
        </Button>
      </div>
    )
  }
  if (clockOffset === undefined) return null
  const minutes = Math.round(Math.abs(clockOffset) / 60_000)
  return (
    <div className={classes['banner']} role="status">
      <span>
        This computer’s clock is {minutes} {minutes === 1 ? 'minute' : 'minutes'}{' '}
        {clockOffset < 0 ? 'ahead of' : 'behind'} Keystone’s: set it, or times on this page are wrong.
      </span>
    </div>
  )
}
