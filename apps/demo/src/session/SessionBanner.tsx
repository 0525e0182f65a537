import { useNetwork } from '@mantine/hooks'
import { useLiveState, useSession, useSessionManager } from '@monasca/react'
import { Button } from '../components/base/Button.js'
import { describeError } from '../components/states/describeError.js'
import classes from './SessionBanner.module.css'

/** Shown above the page while the session has a temporary problem: no network, no Keystone, a wrong clock. */
export function SessionBanner() {
  const { status, error, clockOffset } = useSession()
  const { online } = useNetwork()
  const manager = useSessionManager()
  if (!online) return <OfflineBanner />
  if (status === 'error' && error) {
    return (
      <div className={classes['banner']} role="status">
        <span>{describeError(error).title} Retrying…</span>
        {/* The session reports the result. */}
        <Button size="compact-xs" variant="default" onClick={() => void manager.renew().catch(() => {})}>
          Retry now
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
        {clockOffset < 0 ? 'ahead of' : 'behind'} Keystone’s. Correct it, or times on this page are wrong.
      </span>
    </div>
  )
}

/** Where the page has live data, its own notice says how old that is. */
function OfflineBanner() {
  const { asOf } = useLiveState()
  if (asOf !== undefined) return null
  return (
    <div className={classes['banner']} role="status">
      <span>You’re offline. The page shows the last known data, and updates when you’re back online.</span>
    </div>
  )
}
