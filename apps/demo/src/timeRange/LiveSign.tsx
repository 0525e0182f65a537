import { useLiveState } from '@monasca/react'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { Button } from '../components/base/Button.js'
import { usePauseReason } from '../components/refresh/usePauseRefresh.js'
import { describeLive } from './describeLive.js'
import { useFrameRange } from './FrameRangeContext.js'
import classes from './LiveSign.module.css'

/** Whether the page is current, and as of when. Pauses and resumes updates. */
export function LiveSign() {
  const { refresh, setRefresh } = useFrameRange()
  const state = useLiveState()
  const reason = usePauseReason()
  const { look, label, detail, hint } = describeLive(state, reason)
  const isOff = refresh === 'off'
  const Icon = isOff ? IconPlayerPlay : IconPlayerPause
  return (
    <Button
      variant="default"
      size="xs"
      title={hint}
      aria-pressed={!isOff}
      data-look={look}
      className={classes['sign']}
      leftSection={<span className={classes['dot']} data-look={look} />}
      rightSection={<Icon size={14} aria-hidden="true" />}
      onClick={() => setRefresh(isOff ? undefined : 'off')}
    >
      {/* One inline text: its parts would be separate words for screen readers. */}
      <span>
        <span aria-live="polite">{label}</span>
        {detail !== undefined && <span className={classes['detail']}>, {detail}</span>}
      </span>
    </Button>
  )
}
