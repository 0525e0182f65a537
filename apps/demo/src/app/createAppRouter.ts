import type { ConnectionStore } from '@monasca/react'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  notFound,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import { alarmsSearch } from '../features/alarms/alarmsSearch.js'
import { backtestSearch } from '../features/backtest/backtestSearch.js'
import { dashboardSearch, fileId } from '../features/dashboards/dashboardSearch.js'
import { dashboardsSearch } from '../features/dashboards/dashboardsSearch.js'
import { definitionSearch } from '../features/definitionEditor/definitionSearch.js'
import { definitionsSearch } from '../features/definitions/definitionsSearch.js'
import { exploreSearch } from '../features/explore/exploreSearch.js'
import { hostsSearch } from '../features/hosts/hostsSearch.js'
import { inboxSearch } from '../features/inbox/inboxSearch.js'
import { notificationsSearch } from '../features/notifications/notificationsSearch.js'
import { overviewSearch } from '../features/overview/overviewSearch.js'
import { parseSignInSearch } from '../features/signIn/signInSearch.js'
import { isEmulator } from '../session/backend.js'
import { isKnown } from '../session/isKnown.js'
import { frameParameters, frameSearch } from '../timeRange/frameSearch.js'
import { lazyMantinePage } from './lazyMantinePage.js'
import { lazyPage } from './lazyPage.js'
import { PageError } from './PageError.js'
import { PagePending } from './PagePending.js'

type RouterContext = {
  connections: ConnectionStore
  /** Returns where to go after a sign-in by redirect that this page has just finished. */
  getReturnTo: () => string | undefined
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  notFoundComponent: lazyMantinePage(() => import('./NotFoundPage.js'), 'NotFoundPage'),
})

/** The OpenID provider redirects to this page. Redirects to the page before the sign-in. */
const callbackRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/callback',
  beforeLoad: async ({ context }) => {
    await isKnown(context)
    redirect({ href: context.getReturnTo() ?? '/', replace: true, throw: true })
  },
  component: PagePending,
})

/** Redirects users who are signed in to the page they requested. */
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: parseSignInSearch,
  beforeLoad: async ({ context, search }) => {
    if (await isKnown(context)) redirect({ href: search.redirect ?? '/', throw: true })
  },
  component: lazyPage(() => import('../features/signIn/SignInRoute.js'), 'SignInRoute'),
})

/** Pages that need a token. Without one, redirects to the sign-in page and back. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  validateSearch: frameSearch,
  search: { middlewares: [retainSearchParams([...frameParameters])] },
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
  validateSearch: overviewSearch,
  component: lazyPage(() => import('../features/overview/OverviewPage.js'), 'OverviewPage'),
})

const hostsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/hosts',
  validateSearch: hostsSearch,
  component: lazyMantinePage(() => import('../features/hosts/HostsPage.js'), 'HostsPage'),
})

const exploreRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/explore',
  validateSearch: exploreSearch,
  component: lazyMantinePage(() => import('../features/explore/ExplorePage.js'), 'ExplorePage'),
})

/** The page before Explore, in old links. */
const metricsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/metrics',
  beforeLoad: async ({ search, location }) => {
    const { fromMetricsSearch } = await import('../features/explore/fromMetricsSearch.js')
    const { range, refresh, zone } = search
    redirect({
      to: '/explore',
      search: { ...fromMetricsSearch(location.search), range, refresh, zone },
      replace: true,
      throw: true,
    })
  },
})

const alarmsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/alarms',
  validateSearch: alarmsSearch,
  component: lazyMantinePage(() => import('../features/alarms/AlarmsPage.js'), 'AlarmsPage'),
})

const alarmRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/alarms/$alarmId',
  component: lazyMantinePage(() => import('../features/alarm/AlarmPage.js'), 'AlarmPage'),
})

const alarmBacktestRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/alarms/$alarmId/backtest',
  validateSearch: backtestSearch,
  component: lazyMantinePage(() => import('../features/backtest/BacktestPage.js'), 'BacktestPage'),
})

const definitionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/definitions',
  validateSearch: definitionsSearch,
  component: lazyMantinePage(() => import('../features/definitions/DefinitionsPage.js'), 'DefinitionsPage'),
})

const importDefinitionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/definitions/import',
  component: lazyMantinePage(() => import('../features/definitions/ImportPage.js'), 'ImportPage'),
})

const newDefinitionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/definitions/new',
  validateSearch: definitionSearch,
  component: lazyMantinePage(
    () => import('../features/definitionEditor/NewDefinitionPage.js'),
    'NewDefinitionPage',
  ),
})

const definitionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/definitions/$definitionId',
  component: lazyMantinePage(
    () => import('../features/definitionEditor/DefinitionPage.js'),
    'DefinitionPage',
  ),
})

const dashboardsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/dashboards',
  validateSearch: dashboardsSearch,
  beforeLoad: ({ search: { dashboard } }) => {
    if (dashboard === undefined) return
    redirect({
      to: '/dashboards/$dashboardId',
      params: { dashboardId: fileId },
      search: { dashboard },
      throw: true,
    })
  },
  component: lazyMantinePage(() => import('../features/dashboards/list/DashboardsPage.js'), 'DashboardsPage'),
})

const dashboardRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/dashboards/$dashboardId',
  validateSearch: dashboardSearch,
  component: lazyMantinePage(() => import('../features/dashboards/page/DashboardPage.js'), 'DashboardPage'),
})

const notificationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/notifications',
  validateSearch: notificationsSearch,
  component: lazyMantinePage(
    () => import('../features/notifications/NotificationsPage.js'),
    'NotificationsPage',
  ),
})

/** Only on the emulator: a real Monasca keeps no notifications. */
const inboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/inbox',
  validateSearch: inboxSearch,
  beforeLoad: () => {
    if (!isEmulator()) notFound({ throw: true })
  },
  component: lazyMantinePage(() => import('../features/inbox/InboxPage.js'), 'InboxPage'),
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  callbackRoute,
  signedInRoute.addChildren([
    overviewRoute,
    hostsRoute,
    exploreRoute,
    metricsRoute,
    alarmsRoute,
    alarmRoute,
    alarmBacktestRoute,
    definitionsRoute,
    importDefinitionsRoute,
    newDefinitionRoute,
    definitionRoute,
    dashboardsRoute,
    dashboardRoute,
    notificationsRoute,
    inboxRoute,
  ]),
])

/** The pages of the dashboard; their search parameters are their state. */
export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageError,
    // Below a page's own address too, the page is shown alone: each page has one main landmark.
    notFoundMode: 'root',
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
