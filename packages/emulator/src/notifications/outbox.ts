import type { SqlValue, Store } from '../store/store.js'

/** The result of a notification; `refused` was not sent, because its server is not allowed. */
export type OutboxStatus = 'delivered' | 'failed' | 'refused'

/** One attempt to send a notification. */
export type OutboxEntry = {
  id: number
  projectId: string
  alarmId: string
  /** The new state of the alarm. */
  state: string
  type: string
  methodId: string
  methodName: string
  /** Without its secrets. */
  address: string
  status: OutboxStatus
  /** The first is 1. */
  attempt: number
  subject: string
  body: string
  /** Why it failed. */
  error: string | null
  /** Milliseconds since the epoch. */
  sentAt: number
}

/** Which entries are read. */
export type OutboxFilter = {
  projectId?: string | undefined
  type?: string | undefined
  methodId?: string | undefined
  alarmId?: string | undefined
  limit: number
}

/** Number of entries that are kept, the newest. */
const maximumEntries = 1000

const columns: Readonly<Record<Exclude<keyof OutboxEntry, 'id'>, string>> = {
  projectId: 'project_id',
  alarmId: 'alarm_id',
  state: 'state',
  type: 'type',
  methodId: 'method_id',
  methodName: 'method_name',
  address: 'address',
  status: 'status',
  attempt: 'attempt',
  subject: 'subject',
  body: 'body',
  error: 'error',
  sentAt: 'sent_at',
}

const insert = `INSERT INTO outbox (${Object.values(columns).join(', ')})
  VALUES (${Object.values(columns)
    .map(() => '?')
    .join(', ')})`

const select = `SELECT id, ${Object.entries(columns)
  .map(([name, column]) => `${column} AS ${name}`)
  .join(', ')} FROM outbox`

/** Writes an entry, and removes the oldest ones if there are too many. */
export function insertOutboxEntry(store: Store, entry: Omit<OutboxEntry, 'id'>): void {
  const names = Object.keys(columns) as (keyof typeof columns)[]
  store.run(
    insert,
    names.map((name) => entry[name]),
  )
  store.run('DELETE FROM outbox WHERE id <= (SELECT max(id) FROM outbox) - ?', [maximumEntries])
}

/** Reads entries, the newest first. */
export function listOutbox(store: Store, filter: OutboxFilter): OutboxEntry[] {
  const { projectId, type, methodId, alarmId, limit } = filter
  const terms: [string, SqlValue | undefined][] = [
    ['project_id = ?', projectId],
    ['type = ?', type],
    ['method_id = ?', methodId],
    ['alarm_id = ?', alarmId],
  ]
  const given = terms.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]))
  const where = given.length === 0 ? '' : ` WHERE ${given.map(({ sql }) => sql).join(' AND ')}`
  return store.all(`${select}${where} ORDER BY sent_at DESC, id DESC LIMIT ?`, [
    ...given.map(({ value }) => value),
    limit,
  ])
}

/** Removes all entries. */
export function clearOutbox(store: Store): void {
  store.run('DELETE FROM outbox')
}
