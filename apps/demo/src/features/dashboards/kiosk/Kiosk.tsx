import { ActionIcon } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useLiveState } from '@monasca/react'
import { IconX } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, use } from 'react'
import { useKeys } from '../../../components/keys/pageKeys.js'
import { FiringContext, pageTitle } from '../../../components/page/pageTitle.js'
import { usePauseReason } from '../../../components/refresh/usePauseRefresh.js'
import { useNow } from '../../../components/useNow.js'
import { formatMinute } from '../../../format/formatTime.js'
import { describeLive } from '../../../timeRange/describeLive.js'
import { useFrameRange } from '../../../timeRange/FrameRangeContext.js'
import classes from './Kiosk.module.css'
import { useHiddenCursor } from './useHiddenCursor.js'
import { useRotation } from './useRotation.js'
import { useWakeLock } from './useWakeLock.js'

const route = getRouteApi('/signed-in/dashboards/$dashboardId')

export type KioskProps = {
  /** Id of the dashboard. */
  id: string
  title: string
  children: ReactNode
}

/** A dashboard on a wall: nothing around it, the screen stays on, and what is old says so. Escape leaves. */
export function Kiosk({ id, title, children }: KioskProps) {
  const navigate = route.useNavigate()
  const { label } = useFrameRange()
  const now = useNow(1000)
  const { position, count } = useRotation(id)
  const isCursorHidden = useHiddenCursor()
  useWakeLock()
  useDocumentTitle(pageTitle(title, use(FiringContext)))
  const leave = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    void navigate({
      search: (old) => ({ ...old, kiosk: undefined, rotate: undefined, boards: undefined }),
    })
  }
  useKeys('Kiosk', [{ keys: 'Escape', description: 'Leave the kiosk mode', run: leave }])
  return (
    <div className={classes['kiosk']} data-still={isCursorHidden || undefined}>
      <header className={classes['head']}>
        <h1 className={classes['title']}>{title}</h1>
        <span className={classes['quiet']}>{label}</span>
        <LiveWords />
        <span className={classes['space']} />
        {count > 1 && (
          <span className={classes['quiet']}>
            {position} of {count}
          </span>
        )}
        <time className={classes['clock']} dateTime={new Date(now).toISOString()}>
          {formatMinute(now)}
        </time>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          className={classes['leave'] ?? ''}
          aria-label="Leave the kiosk mode"
          onClick={leave}
        >
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      </header>
      {children}
    </div>
  )
}

/** Says if the data is not current. A wall that shows old numbers is worse than a dark one. */
function LiveWords() {
  const state = useLiveState()
  const { look, label, detail } = describeLive(state, usePauseReason())
  return (
    <span className={classes['live']} data-look={look} role="status">
      {look === 'live' || look === 'idle' ? '' : `${label}${detail === undefined ? '' : `, ${detail}`}`}
    </span>
  )
}
