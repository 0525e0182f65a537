import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { parseAlarmsSearch } from '../features/alarms/alarmsSearch.js'
import { parseHostsSearch } from '../features/hosts/hostsSearch.js'
import { parseMetricsSearch } from '../features/metrics/metricsSearch.js'
import { parseOverviewSearch } from '../features/overview/overviewSearch.js'
import { parseSignInSearch } from '../features/signIn/signInSearch.js'
import type { SessionStore } from '../session/sessionStore.js'
import { PageError } from './PageError.js'
import { PagePending } from './PagePending.js'

const rootRoute = createRootRouteWithContext<{ session: SessionStore }>()({
  notFoundComponent: lazyRouteComponent(() => import('./NotFoundPage.js'), 'NotFoundPage'),
})

/** Sign-in; somebody who is signed in already goes on to where they wanted to be. */
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: parseSignInSearch,
  beforeLoad: ({ context, search }) => {
    if (context.session.get()) redirect({ href: search.redirect ?? '/', throw: true })
  },
  component: lazyRouteComponent(() => import('../features/signIn/SignInPage.js'), 'SignInPage'),
})

/** Everything that needs a token: without one, to sign-in and back here afterwards. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: ({ context, location }) => {
    if (context.session.get()) return
    const target = location.href === '/' ? undefined : location.href
    redirect({ to: '/sign-in', search: { redirect: target }, throw: true })
  },
  component: lazyRouteComponent(() => import('./Shell.js'), 'Shell'),
})

const overviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  validateSearch: parseOverviewSearch,
  component: lazyRouteComponent(() => import('../features/overview/OverviewPage.js'), 'OverviewPage'),
})

const hostsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/hosts',
  validateSearch: parseHostsSearch,
  component: lazyRouteComponent(() => import('../features/hosts/HostsPage.js'), 'HostsPage'),
})

const metricsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/metrics',
  validateSearch: parseMetricsSearch,
  component: lazyRouteComponent(() => import('../features/metrics/MetricsPage.js'), 'MetricsPage'),
})

const alarmsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/alarms',
  validateSearch: parseAlarmsSearch,
  component: lazyRouteComponent(() => import('../features/alarms/AlarmsPage.js'), 'AlarmsPage'),
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  signedInRoute.addChildren([overviewRoute, hostsRoute, metricsRoute, alarmsRoute]),
])

/** The pages of the dashboard; their search parameters are their state. */
export function createAppRouter(context: { session: SessionStore }) {
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
