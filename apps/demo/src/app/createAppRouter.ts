import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { parseAlarmsSearch } from '../features/alarms/alarmsSearch.js'
import { parseHostsSearch } from '../features/hosts/hostsSearch.js'
import { parseMetricsSearch } from '../features/metrics/metricsSearch.js'
import { parseOverviewSearch } from '../features/overview/overviewSearch.js'
import { parseSignInSearch } from '../features/signIn/signInSearch.js'
import { type ConnectionStore, isSignedIn } from '../session/connections.js'
import { lazyPage } from './lazyPage.js'
import { PageError } from './PageError.js'
import { PagePending } from './PagePending.js'

const rootRoute = createRootRouteWithContext<{ connections: ConnectionStore }>()({
  notFoundComponent: lazyPage(() => import('./NotFoundPage.js'), 'NotFoundPage'),
})

/** Whether somebody is signed in, once that is known: a sign-in by redirect may have to be finished first. */
async function isKnown({ connections }: { connections: ConnectionStore }): Promise<boolean> {
  const { manager } = connections.get()
  await manager.restore()
  return isSignedIn(manager.getSnapshot())
}

/** Where the OpenID provider sends the browser back to; the session leads on from here when it has its answer. */
const callbackRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/callback',
  beforeLoad: async ({ context }) => {
    await isKnown(context)
    redirect({ href: context.connections.returnTo ?? '/', replace: true, throw: true })
  },
  component: PagePending,
})

/** Sign-in; somebody who is signed in already goes on to where they wanted to be. */
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: parseSignInSearch,
  beforeLoad: async ({ context, search }) => {
    if (await isKnown(context)) redirect({ href: search.redirect ?? '/', throw: true })
  },
  component: lazyPage(() => import('../features/signIn/SignInPage.js'), 'SignInPage'),
})

/** Everything that needs a token: without one, to sign-in and back here afterwards. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    if (await isKnown(context)) return
    const target = location.href === '/' ? undefined : location.href
    redirect({ to: '/sign-in', search: { redirect: target }, throw: true })
  },
  component: lazyPage(() => import('./Shell.js'), 'Shell'),
})

const overviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  validateSearch: parseOverviewSearch,
  component: lazyPage(() => import('../features/overview/OverviewPage.js'), 'OverviewPage'),
})

const hostsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/hosts',
  validateSearch: parseHostsSearch,
  component: lazyPage(() => import('../features/hosts/HostsPage.js'), 'HostsPage'),
})

const metricsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/metrics',
  validateSearch: parseMetricsSearch,
  component: lazyPage(() => import('../features/metrics/MetricsPage.js'), 'MetricsPage'),
})

const alarmsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/alarms',
  validateSearch: parseAlarmsSearch,
  component: lazyPage(() => import('../features/alarms/AlarmsPage.js'), 'AlarmsPage'),
})

const notificationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/notifications',
  component: lazyPage(() => import('../features/notifications/NotificationsPage.js'), 'NotificationsPage'),
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  callbackRoute,
  signedInRoute.addChildren([overviewRoute, hostsRoute, metricsRoute, alarmsRoute, notificationsRoute]),
])

/** The pages of the dashboard; their search parameters are their state. */
export function createAppRouter(context: { connections: ConnectionStore }) {
  return createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageError,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
