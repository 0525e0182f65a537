import { Hono } from 'hono'
import type { Authenticate } from '../http/caller.js'
import { json } from '../http/json.js'
import { storageProblem } from '../store/storageProblem.js'
import { ApiError, notFound } from './requests/errors.js'
import { alarmDefinitionRoutes } from './routes/alarmDefinitions.js'
import { alarmHistoryRoutes } from './routes/alarmHistory.js'
import { alarmRoutes } from './routes/alarms.js'
import type { MonascaContext } from './routes/context.js'
import { dimensionRoutes } from './routes/dimensions.js'
import { healthRoutes } from './routes/health.js'
import { metricRoutes } from './routes/metrics.js'
import { notificationRoutes } from './routes/notifications.js'
import type { MonascaEnvironment } from './routes/resource.js'
import { seriesRoutes } from './routes/series.js'
import { versionRoutes } from './routes/versions.js'

export type MonascaOptions = MonascaContext & {
  /** Looks up the token of a request. */
  authenticate: Authenticate
}

/**
 * Creates the Monasca API v2.0: `/`, `/v2.0/…` and `/healthcheck`. Pass it whole requests (`app.fetch(request)`), so
 * that it answers unknown paths and failures itself. Links, and the address of Keystone in a 401 (`<origin>/identity`),
 * use the origin of the request.
 *
 * @example
 * ```ts
 * function ask(options: MonascaOptions): Response | Promise<Response> {
 *   const monasca = createMonascaApp(options)
 *   return monasca.fetch(new Request('http://localhost:8070/v2.0/metrics'))
 * }
 * ```
 */
export function createMonascaApp(options: MonascaOptions): Hono<MonascaEnvironment> {
  // Not strict: one trailing slash is ignored on every path.
  const app = new Hono<MonascaEnvironment>({ strict: false })
  // Times are stored in whole milliseconds, but a clock may return fractions.
  const context = { ...options, clock: () => Math.floor(options.clock()) }
  app.use(async (exchange, next) => {
    await next()
    exchange.res.headers.set('x-openstack-request-id', `req-${crypto.randomUUID()}`)
  })
  healthRoutes(app, context)
  app.use(async (exchange, next) => {
    const { method, path } = exchange.req
    const caller = options.authenticate(exchange.req.header('X-Auth-Token'), { method, path })
    if (caller === undefined) return unauthorized(new URL(exchange.req.url).origin)
    exchange.set('caller', caller)
    return next()
  })
  metricRoutes(app, context)
  seriesRoutes(app, context)
  dimensionRoutes(app, context)
  notificationRoutes(app, context)
  alarmDefinitionRoutes(app, context)
  // Before the alarms themselves: `state-history` is not an alarm id.
  alarmHistoryRoutes(app, context)
  alarmRoutes(app, context)
  versionRoutes(app)
  app.notFound(() => errorResponse(notFound()))
  app.onError((error, { req }) => {
    const response = errorResponse(error instanceof ApiError ? error : unexpected(error))
    if (response.status === 401) response.headers.set('WWW-Authenticate', challenge(new URL(req.url).origin))
    return response
  })
  return app
}

function errorResponse({ status, title, description, headers }: ApiError): Response {
  return json(status, { title, description }, headers)
}

/** A failure that the request did not cause. For a disk error, the message says how to fix it. */
function unexpected(error: Error): ApiError {
  const problem = storageProblem(error)
  return problem === undefined
    ? new ApiError(500, 'Internal Server Error', 'The server could not complete the request')
    : new ApiError(503, 'Service unavailable', problem)
}

/** The reply of the Keystone middleware in front of the API: it has another error format than the API. */
function unauthorized(origin: string): Response {
  const message = 'The request you have made requires authentication.'
  return json(
    401,
    { error: { code: 401, title: 'Unauthorized', message } },
    { 'WWW-Authenticate': challenge(origin) },
  )
}

/** The header that the middleware adds to every 401, including those of the API itself. */
function challenge(origin: string): string {
  return `Keystone uri="${origin}/identity"`
}
