import { useSession } from '@monasca/react'
import { IconMenu2, IconX } from '@tabler/icons-react'
import { Outlet, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Brand } from '../components/Brand.js'
import { ColorSchemeButton } from '../components/ColorSchemeButton.js'
import { FiringContext } from '../components/page/pageTitle.js'
import { BulkRunsProvider } from '../features/alarms/BulkRunsProvider.js'
import { BulkStatus } from '../features/alarms/BulkStatus.js'
import { ExpiredDialog } from '../session/ExpiredDialog.js'
import { ExpiryNotice } from '../session/ExpiryNotice.js'
import { SessionBanner } from '../session/SessionBanner.js'
import { useFrameRange } from '../timeRange/FrameRangeContext.js'
import { LiveSign } from '../timeRange/LiveSign.js'
import { RangeControl } from '../timeRange/RangeControl.js'
import { RefreshControl } from '../timeRange/RefreshControl.js'
import { ScopeSwitcher, UserMenu } from './accountMenus.js'
import classes from './Frame.module.css'
import { FrameKeys } from './FrameKeys.js'
import { Navigation } from './Navigation.js'
import { NeedsProject } from './NeedsProject.js'
import { OldData } from './OldData.js'
import { PageFocus } from './PageFocus.js'
import { PaletteButton } from './PaletteButton.js'
import { preloadMenus } from './preloadMenus.js'
import { FixedScope } from './ScopeButton.js'
import { useFiringAlarms } from './useFiringAlarms.js'

/** Header, navigation and the page. */
export function Frame() {
  const [isOpen, setIsOpen] = useState(false)
  const firing = useFiringAlarms()
  const { signInMethod } = useSession()
  const BurgerIcon = isOpen ? IconX : IconMenu2
  useEffect(preloadMenus, [])
  const { zone } = useFrameRange()
  // A dashboard on a wall has no frame.
  const isKiosk = useSearch({ strict: false, select: ({ kiosk }) => kiosk === true })
  return (
    <FiringContext value={firing}>
      <a className={classes['skip']} href="#main">
        Skip to content
      </a>
      <div className={classes['shell']} data-kiosk={isKiosk || undefined}>
        {!isKiosk && (
          <header className={`${classes['bar']} ${classes['header']}`}>
            <button
              type="button"
              className={classes['burger']}
              onClick={() => setIsOpen(!isOpen)}
              aria-label={isOpen ? 'Close navigation' : 'Open navigation'}
              aria-expanded={isOpen}
            >
              <BurgerIcon size={22} stroke={1.8} aria-hidden="true" />
            </button>
            <span className={classes['brand']}>
              <Brand />
            </span>
            {/* An application credential is for one project. */}
            {signInMethod === 'application-credential' ? <FixedScope /> : <ScopeSwitcher />}
            <span className={classes['space']} />
            <PaletteButton />
            <div className={classes['time']}>
              <RangeControl />
              <RefreshControl />
              <LiveSign />
            </div>
            <ColorSchemeButton />
            <UserMenu />
          </header>
        )}
        {!isKiosk && (
          <nav
            className={`${classes['bar']} ${classes['navigation']}`}
            aria-label="Pages"
            data-open={isOpen || undefined}
          >
            <Navigation firing={firing} onNavigate={() => setIsOpen(false)} />
          </nav>
        )}
        <main id="main" tabIndex={-1} className={classes['main']}>
          <SessionBanner />
          <ExpiryNotice />
          <PageFocus target="main" />
          <BulkRunsProvider>
            <NeedsProject>
              {/* In another zone every time on the page has other words. */}
              <OldData key={zone}>
                <Outlet />
              </OldData>
            </NeedsProject>
            <BulkStatus />
          </BulkRunsProvider>
        </main>
      </div>
      <FrameKeys />
      <ExpiredDialog />
    </FiringContext>
  )
}
