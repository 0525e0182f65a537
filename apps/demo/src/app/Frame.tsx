import { AppShell, Burger } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useSearch } from '@tanstack/react-router'
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
import classes from './Frame.module.css'
import { FrameKeys } from './FrameKeys.js'
import { Navigation } from './Navigation.js'
import { NeedsProject } from './NeedsProject.js'
import { OldData } from './OldData.js'
import { PageFocus } from './PageFocus.js'
import { PaletteButton } from './PaletteButton.js'
import { ScopeSwitcher } from './ScopeSwitcher.js'
import { UserMenu } from './UserMenu.js'
import { useFiringAlarms } from './useFiringAlarms.js'

/** Header, navigation and the page. */
export function Frame() {
  const [open, { toggle, close }] = useDisclosure(false)
  const firing = useFiringAlarms()
  const { zone } = useFrameRange()
  // A dashboard on a wall has no frame.
  const isKiosk = useSearch({ strict: false, select: ({ kiosk }) => kiosk === true })
  return (
    <FiringContext value={firing}>
      <a className={classes['skip']} href="#main">
        Skip to content
      </a>
      <AppShell
        disabled={isKiosk}
        header={{ height: { base: 92, sm: 52 } }}
        navbar={{ width: 188, breakpoint: 'sm', collapsed: { mobile: !open } }}
        padding={0}
        classNames={{
          header: classes['bar'] ?? '',
          navbar: classes['bar'] ?? '',
        }}
      >
        <AppShell.Header>
          <div className={classes['header']}>
            <Burger
              opened={open}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={open ? 'Close navigation' : 'Open navigation'}
              aria-expanded={open}
            />
            <span className={classes['brand']}>
              <Brand />
            </span>
            <ScopeSwitcher />
            <span className={classes['space']} />
            <PaletteButton />
            <div className={classes['time']}>
              <RangeControl />
              <RefreshControl />
              <LiveSign />
            </div>
            <ColorSchemeButton />
            <UserMenu />
          </div>
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label="Pages">
          <Navigation firing={firing} onNavigate={close} />
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1} className={classes['main'] ?? ''}>
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
        </AppShell.Main>
      </AppShell>
      <FrameKeys />
      <ExpiredDialog />
    </FiringContext>
  )
}
