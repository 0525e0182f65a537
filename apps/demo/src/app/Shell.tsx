import { AppShell, Burger, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { SignedIn, SignedOut } from '@monasca/react'
import { Outlet } from '@tanstack/react-router'
import { Brand } from '../components/Brand.js'
import { ColorSchemeButton } from '../components/ColorSchemeButton.js'
import { ExpiredDialog } from '../session/ExpiredDialog.js'
import { SessionBanner } from '../session/SessionBanner.js'
import { ToSignIn } from '../session/ToSignIn.js'
import { FrameRangeProvider } from '../timeRange/FrameRangeProvider.js'
import { LiveSign } from '../timeRange/LiveSign.js'
import { RangeControl } from '../timeRange/RangeControl.js'
import { RefreshControl } from '../timeRange/RefreshControl.js'
import { FrameKeys } from './FrameKeys.js'
import { Navigation } from './Navigation.js'
import { PageFocus } from './PageFocus.js'
import classes from './Shell.module.css'
import { UserMenu } from './UserMenu.js'

/** The frame of every page behind sign-in. It stays mounted while a user is signed in. */
export function Shell() {
  const [open, { toggle, close }] = useDisclosure(false)
  return (
    <>
      <SignedIn>
        <FrameRangeProvider>
          <a className={classes['skip']} href="#main">
            Skip to content
          </a>
          <AppShell
            header={{ height: 52 }}
            navbar={{ width: 188, breakpoint: 'sm', collapsed: { mobile: !open } }}
            padding={0}
            classNames={{
              header: classes['bar'] ?? '',
              navbar: classes['bar'] ?? '',
            }}
          >
            <AppShell.Header>
              <Group h="100%" px="md" gap="sm" wrap="nowrap" justify="space-between">
                <Group gap="xs" wrap="nowrap">
                  <Burger
                    opened={open}
                    onClick={toggle}
                    hiddenFrom="sm"
                    size="sm"
                    aria-label={open ? 'Close navigation' : 'Open navigation'}
                    aria-expanded={open}
                  />
                  <Brand />
                </Group>
                <Group gap={6} wrap="nowrap">
                  <RangeControl />
                  <RefreshControl />
                  <LiveSign />
                  <ColorSchemeButton />
                  <UserMenu />
                </Group>
              </Group>
            </AppShell.Header>
            <AppShell.Navbar p="xs" aria-label="Pages">
              <Navigation onNavigate={close} />
            </AppShell.Navbar>
            <AppShell.Main id="main" tabIndex={-1} className={classes['main'] ?? ''}>
              <SessionBanner />
              <PageFocus target="main" />
              <Outlet />
            </AppShell.Main>
          </AppShell>
          <FrameKeys />
          <ExpiredDialog />
        </FrameRangeProvider>
      </SignedIn>
      <SignedOut>
        <ToSignIn />
      </SignedOut>
    </>
  )
}
