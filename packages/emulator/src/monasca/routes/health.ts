import type { Hono } from 'hono'
import { json } from '../../http/json.js'
import { methodNotAllowed } from '../requests/errors.js'
import type { MonascaContext } from './context.js'
import type { MonascaEnvironment } from './resource.js'

const noCache = { 'Cache-Control': 'must-revalidate, no-cache, no-store' }

/** `/healthcheck`, without a token: HEAD shows that the process answers, GET reports the state of its parts. */
export function healthRoutes(app: Hono<MonascaEnvironment>, { store }: MonascaContext): void {
  app.all('/healthcheck', (context) => {
    const { method } = context.req
    if (method === 'HEAD') return new Response(null, { status: 204, headers: noCache })
    if (method !== 'GET') throw methodNotAllowed(['GET', 'HEAD'])
    const database = checkDatabase(() => store.get('SELECT count(*) FROM migrations'))
    // There is no message queue here that could fail.
    const parts = { kafka: 'OK', alarms_database: database, metrics_database: database }
    return json(database === 'OK' ? 200 : 503, parts, noCache)
  })
}

function checkDatabase(query: () => unknown): string {
  try {
    query()
    return 'OK'
  } catch (error) {
    return error instanceof Error ? error.message : 'failed'
  }
}
