import { ConnectionProvider } from '@monasca/react'
import { useEffect, useState } from 'react'
import { lazyPart } from '../components/LazyPart.js'
import { preloadSignInFailure, SignInPage } from '../features/signIn/SignInPage.js'
import { readSignInSearch, type SignInSearch } from '../features/signIn/signInSearch.js'
import type { DashboardConnections } from '../session/createConnections.js'
import { isKnown } from '../session/isKnown.js'
import { onIdle } from './onIdle.js'
import { pages } from './pages.js'

const { Part: App, preload } = lazyPart(() => import('./App.js').then((module) => module.App))

/**
 * The first page. Most users sign in first: that page needs neither router nor frame nor charts, which load while the
 * user fills in the form. From then on the router shows all pages, the sign-in page too.
 */
export function Start({ context }: { context: DashboardConnections }) {
  const [search, setSearch] = useState<SignInSearch>()
  const [isApp, setIsApp] = useState(() => !mayNeedSignIn(location.pathname))

  useEffect(() => {
    if (isApp) return
    void isKnown(context).then((known) => {
      if (known) return setIsApp(true)
      if (location.pathname !== '/sign-in') replaceAddress(signInAddress(addressOf(location)))
      setSearch(readSignInSearch(location.search))
    })
  }, [context, isApp])

  useEffect(() => {
    return search === undefined ? undefined : onIdle(preloadSignInFailure)
  }, [search])

  if (isApp) return <App context={context} />
  if (search === undefined) return null
  return (
    // Nothing has been read yet, so there is no cache.
    <ConnectionProvider connections={context.connections} queryClient={null}>
      <SignInPage
        search={search}
        onSignedIn={(target) => {
          replaceAddress(target)
          setIsApp(true)
        }}
        onTaken={async (target) => {
          replaceAddress(signInAddress(target))
          setSearch({ redirect: target })
        }}
      />
    </ConnectionProvider>
  )
}

/** Whether an address is the sign-in page, or a page that needs a user. Others, such as a missing page, need none. */
function mayNeedSignIn(path: string): boolean {
  const [, first = ''] = path.split('/')
  return first === 'sign-in' || pages.some(({ to }) => to === `/${first}`)
}

function addressOf({ pathname, search, hash }: Location): string {
  return pathname + search + hash
}

function signInAddress(target: string | undefined): string {
  return target === undefined || target === '/'
    ? '/sign-in'
    : `/sign-in?redirect=${encodeURIComponent(target)}`
}

function replaceAddress(address: string): void {
  history.replaceState(null, '', address)
}

/**
 * Loads what is shown next: the frame, and in it the overview. Called while the session is restored, when a slow network
 * has nothing else to do. What fails to load now is loaded, with a message, when it is needed.
 */
export function preloadFrame(): void {
  preload()
  void import('./Shell.js').catch(() => {})
  const isForOverview = location.pathname === '/' || location.pathname === '/sign-in'
  if (isForOverview) void import('../features/overview/OverviewPage.js').catch(() => {})
}
