import type { AlarmTransition } from '../store/alarmHistory.js'
import { findAlarm } from '../store/alarms.js'
import { findNotificationMethod, type NotificationMethod } from '../store/notifications.js'
import type { Store } from '../store/store.js'
import type { Time } from '../time/createTime.js'
import { compose } from './compose.js'
import { isAllowedHost, type WebhookHosts } from './isAllowedHost.js'
import { maskAddress } from './maskAddress.js'
import { notificationMigrations } from './migrations.js'
import { actionsOf, findNotice, type Notice } from './notice.js'
import { insertOutboxEntry, listOutbox, type OutboxEntry, type OutboxStatus } from './outbox.js'
import { postWebhook } from './postWebhook.js'
import { dequeue, enqueue, listDue, nextDue, postpone, type QueuedNotice } from './queue.js'
import { createTestNotice, testAlarmId } from './testNotice.js'

export type NotifierOptions = {
  store: Store
  time: Time
  /** The available types, in upper case. */
  types: readonly string[]
  /** Where webhooks may be sent in addition to this machine. */
  webhookHosts: WebhookHosts
}

/** Sends notifications, with retries. Pending notifications are in the store and survive the process. */
export type Notifier = {
  /** Notifies the methods that the definition lists for the new state, once the transaction is committed. */
  notify(projectId: string, transition: AlarmTransition): void
  /** Writes into the outbox what would have been sent at the time of the transition; webhooks are not sent. */
  recordPast(projectId: string, transition: AlarmTransition): void
  /**
   * Sends a test to a method once, without retries, and returns its outbox entry; `undefined` if the project has no such
   * method. The alarm of the notification does not exist: its id is `testAlarmId`.
   */
  test(projectId: string, methodId: string): Promise<OutboxEntry | undefined>
  /** Starts with the pending notifications. */
  start(): void
  /** Aborts notifications that are being sent; they are sent again at the next start. */
  close(): void
}

/** Milliseconds between two attempts. */
const retryDelay = 30_000

/** The first attempt and five retries. */
const maximumAttempts = 6

/** Milliseconds after which a transition is too old to be notified. */
const maximumAge = 4 * 60 * 60 * 1000

/** Allowed periods of repetition in seconds; with another period, nothing is repeated. */
const repeatedPeriods: readonly number[] = [60]

/** Maximum number of notifications sent at the same time. */
const maximumAtOnce = 32

type Outcome = { status: OutboxStatus; error?: string | undefined }

/**
 * Creates a notifier. Webhooks are posted; all other types go to the outbox only. A failing webhook is tried six times,
 * 30 seconds apart, each time with the current method. A method with a period is notified repeatedly while the alarm is
 * in that state and the method has that period.
 */
export function createNotifier({ store, time, types, webhookHosts }: NotifierOptions): Notifier {
  store.migrate('notifications', notificationMigrations)
  const closing = new AbortController()
  const inFlight = new Set<number>()
  let planned: { at: number; cancel: () => void } | undefined

  const plan = (at: number | undefined): void => {
    if (at === undefined || closing.signal.aborted) return
    if (planned !== undefined && planned.at <= at) return
    planned?.cancel()
    planned = { at, cancel: time.schedule(at, sendDue) }
  }

  const sendDue = async (): Promise<void> => {
    planned = undefined
    try {
      await sendAll()
    } catch {
      // The store cannot be written. Nothing is lost, and a later attempt may succeed.
      plan(time.now() + retryDelay)
    }
  }

  const sendAll = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      const due = listDue(store, time.now(), maximumAtOnce + inFlight.size)
      const fresh = due.filter(({ id }) => !inFlight.has(id))
      if (fresh.length === 0) {
        // Notifications that are being sent schedule what follows them.
        if (inFlight.size === 0) plan(nextDue(store))
        return
      }
      await Promise.all(fresh.map(send))
    }
  }

  const send = async (item: QueuedNotice): Promise<void> => {
    inFlight.add(item.id)
    try {
      const method = findNotificationMethod(store, item.projectId, item.methodId)
      if (method === undefined || !isWanted(item, method)) dequeue(store, item.id)
      else await attempt(item, method)
    } finally {
      inFlight.delete(item.id)
    }
  }

  const isWanted = (
    { notice, projectId, period, attempts }: QueuedNotice,
    method: NotificationMethod,
  ): boolean => {
    if (!types.includes(method.type)) return false
    if (period === 0) return attempts > 0 || time.now() - notice.timestamp <= maximumAge
    const alarm = findAlarm(store, projectId, notice.alarmId)
    // An alarm that has returned to the state repeats because of its newer transition.
    return (
      method.period === period &&
      alarm?.state === notice.newState &&
      alarm.stateUpdatedAt === notice.timestamp
    )
  }

  const attempt = async (item: QueuedNotice, method: NotificationMethod): Promise<void> => {
    const { subject, body } = compose(method.type, item.projectId, item.notice)
    const started = time.now()
    const outcome = await deliver(method, body)
    if (closing.signal.aborted) return
    store.transaction(() => {
      log(item, method, { subject, body }, outcome, time.now())
      settle(item, method, outcome, started)
    })
  }

  const deliver = async ({ type, address }: NotificationMethod, body: string): Promise<Outcome> => {
    if (type !== 'WEBHOOK') return { status: 'delivered' }
    if (!isAllowedHost(address, webhookHosts)) {
      return {
        status: 'refused',
        error: 'Webhooks may only be sent to this machine and to allowed hosts',
      }
    }
    const { error } = await postWebhook(address, body, closing.signal)
    return { status: error === undefined ? 'delivered' : 'failed', error }
  }

  /** What follows an attempt. */
  const settle = (
    item: QueuedNotice,
    method: NotificationMethod,
    { status }: Outcome,
    started: number,
  ): void => {
    const { id, attempts, period } = item
    if (period > 0) {
      postpone(store, id, attempts + 1, started + period * 1000)
      return
    }
    if (attempts === 0 && repeatedPeriods.includes(method.period)) {
      const dueAt = started + method.period * 1000
      enqueue(store, { ...item, attempts: 0, period: method.period, dueAt })
    }
    if (status === 'failed' && attempts + 1 < maximumAttempts) {
      postpone(store, id, attempts + 1, started + retryDelay)
    } else {
      dequeue(store, id)
    }
  }

  const log = (
    {
      projectId,
      notice,
      attempts,
      period,
    }: Pick<QueuedNotice, 'projectId' | 'notice' | 'attempts' | 'period'>,
    method: NotificationMethod,
    message: { subject: string; body: string },
    { status, error }: Outcome,
    sentAt: number,
  ): void =>
    insertOutboxEntry(store, {
      projectId,
      alarmId: notice.alarmId,
      state: notice.newState,
      type: method.type,
      methodId: method.id,
      methodName: method.name,
      address: maskAddress(method.type, method.address),
      status,
      // Each repetition counts as a first attempt.
      attempt: period > 0 ? 1 : attempts + 1,
      ...message,
      error: error ?? null,
      sentAt,
    })

  const methodsFor = (notice: Notice): string[] => actionsOf(store, notice.definitionId, notice.newState)

  return {
    notify(projectId, transition) {
      const notice = findNotice(store, transition)
      if (notice === undefined) return
      const dueAt = time.now()
      const methods = methodsFor(notice)
      for (const methodId of methods)
        enqueue(store, { projectId, methodId, notice, attempts: 0, period: 0, dueAt })
      if (methods.length > 0) store.afterCommit(() => plan(dueAt))
    },
    recordPast(projectId, transition) {
      const notice = findNotice(store, transition)
      for (const methodId of notice === undefined ? [] : methodsFor(notice)) {
        const method = findNotificationMethod(store, projectId, methodId)
        if (notice === undefined || method === undefined || method.type === 'WEBHOOK') continue
        if (!types.includes(method.type)) continue
        const message = compose(method.type, projectId, notice)
        log(
          { projectId, notice, attempts: 0, period: 0 },
          method,
          message,
          { status: 'delivered' },
          notice.timestamp,
        )
      }
    },
    async test(projectId, methodId) {
      const method = findNotificationMethod(store, projectId, methodId)
      if (method === undefined) return undefined
      const notice = createTestNotice(time.now())
      const message = compose(method.type, projectId, notice)
      const outcome: Outcome = types.includes(method.type)
        ? await deliver(method, message.body)
        : { status: 'refused', error: `The type ${method.type} is not enabled` }
      if (closing.signal.aborted) return undefined
      return store.transaction(() => {
        log({ projectId, notice, attempts: 0, period: 0 }, method, message, outcome, time.now())
        return listOutbox(store, { projectId, methodId, alarmId: testAlarmId, limit: 1 })[0]
      })
    },
    start() {
      plan(nextDue(store))
    },
    close() {
      closing.abort()
      planned?.cancel()
    },
  }
}
