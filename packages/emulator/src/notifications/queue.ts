import { parseStored } from '../store/parseStored.js'
import type { Store } from '../store/store.js'
import type { Notice } from './notice.js'

/** A pending notification. */
export type QueuedNotice = {
  id: number
  projectId: string
  methodId: string
  notice: Notice
  /** Number of attempts so far. */
  attempts: number
  /** Seconds between repetitions; 0 for the first sending. */
  period: number
  /** Milliseconds since the epoch. */
  dueAt: number
}

type Row = Omit<QueuedNotice, 'notice'> & { notice: string }

/** Puts a notification into the queue. */
export function enqueue(store: Store, item: Omit<QueuedNotice, 'id'>): void {
  store.run(
    `INSERT INTO notification_queue (project_id, method_id, notice, attempts, period, due_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [item.projectId, item.methodId, JSON.stringify(item.notice), item.attempts, item.period, item.dueAt],
  )
}

/** The notifications due at a time (ms since the epoch), the longest due first. */
export function listDue(store: Store, now: number, limit: number): QueuedNotice[] {
  return store
    .all<Row>(
      `SELECT id, project_id AS projectId, method_id AS methodId, notice, attempts, period, due_at AS dueAt
       FROM notification_queue WHERE due_at <= ? ORDER BY due_at, id LIMIT ?`,
      [now, limit],
    )
    .map((row) => ({ ...row, notice: parseStored(row.notice) }))
}

/** When the next one is due, ms since the epoch. */
export function nextDue(store: Store): number | undefined {
  return (
    store.get<{ dueAt: number | null }>('SELECT min(due_at) AS dueAt FROM notification_queue')?.dueAt ??
    undefined
  )
}

/** Tries again later; `dueAt` in ms since the epoch. */
export function postpone(store: Store, id: number, attempts: number, dueAt: number): void {
  store.run('UPDATE notification_queue SET attempts = ?, due_at = ? WHERE id = ?', [attempts, dueAt, id])
}

/** Takes a notification out of the queue. */
export function dequeue(store: Store, id: number): void {
  store.run('DELETE FROM notification_queue WHERE id = ?', [id])
}
