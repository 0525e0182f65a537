import { Hono } from 'hono'
import type { Faults } from '../faults/createFaults.js'
import { json, noContent } from '../http/json.js'
import type { Notifier } from '../notifications/createNotifier.js'
import { clearOutbox, listOutbox, type OutboxEntry } from '../notifications/outbox.js'
import type { Store } from '../store/store.js'
import type { Time } from '../time/createTime.js'
import { faultRoutes } from './faultRoutes.js'
import { outboxPage } from './outboxPage.js'
import { refuse, withBody } from './withBody.js'

/** Prefix of the paths of the emulator's own API. */
export const managementPath = '/emulator/v1'

/** Maximum number of entries in a reply. */
const maximumLimit = 1000

export type ManagementOptions = {
  store: Store
  time: Time
  notifier: Pick<Notifier, 'test'>
  /** Absent if HTTP requests may not change faults and clock. */
  faults?: Faults | undefined
}

/**
 * Creates the emulator's own API, which needs no token: `GET` and `DELETE /emulator/v1/outbox`,
 * `POST /emulator/v1/notification-tests`, and the page `/emulator/v1/inbox`; with `faults`, also the paths of
 * `faultRoutes`. Only this machine may use it; see `isLocal`.
 */
export function createManagementApp({ store, time, notifier, faults }: ManagementOptions): Hono {
  const app = new Hono({ strict: false }).basePath(managementPath)
  app.get('/outbox', ({ req }) => {
    const limit = req.query('limit') ?? '100'
    if (!/^[1-9]\d{0,8}$/.test(limit)) return refuse(400, 'Bad request', 'limit must be a number from 1')
    const found = listOutbox(store, {
      projectId: req.query('project_id'),
      type: req.query('type')?.toUpperCase(),
      methodId: req.query('notification_method_id'),
      alarmId: req.query('alarm_id'),
      limit: Math.min(Number(limit), maximumLimit),
    })
    return json(200, { elements: found.map(show) })
  })
  app.delete('/outbox', () => {
    clearOutbox(store)
    return noContent()
  })
  app.post('/notification-tests', (context) =>
    withBody(context, async ({ project_id: projectId, notification_method_id: methodId }) => {
      if (typeof projectId !== 'string' || typeof methodId !== 'string') {
        return refuse(400, 'Bad request', 'project_id and notification_method_id must be strings')
      }
      const entry = await notifier.test(projectId, methodId)
      return entry === undefined
        ? refuse(404, 'Not Found', 'The project has no such notification method')
        : json(200, show(entry))
    }),
  )
  app.get('/inbox', () => outboxPage(listOutbox(store, { limit: 100 })))
  if (faults !== undefined) faultRoutes(app, { faults, time })
  app.all('*', () => refuse(404, 'Not Found', 'The emulator has no such path'))
  return app
}

/** The reply to requests from other machines or their pages. */
export function refuseForeign(): Response {
  return refuse(403, 'Forbidden', 'Only this machine, and pages of this machine, may manage the emulator')
}

function show(entry: OutboxEntry): Record<string, unknown> {
  return {
    id: String(entry.id),
    project_id: entry.projectId,
    alarm_id: entry.alarmId,
    state: entry.state,
    type: entry.type,
    notification_method: { id: entry.methodId, name: entry.methodName },
    address: entry.address,
    status: entry.status,
    attempt: entry.attempt,
    subject: entry.subject,
    body: entry.body,
    error: entry.error,
    timestamp: new Date(entry.sentAt).toISOString(),
  }
}
