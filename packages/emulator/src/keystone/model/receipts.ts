import { parseStored } from '../../store/parseStored.js'
import type { Store } from '../../store/store.js'
import { hashOpaqueId } from './opaqueIds.js'

/** The methods that a user has already completed, if more are required. */
export type Receipt = {
  userId: string
  methods: string[]
  /** Milliseconds since the epoch, a whole second. */
  issuedAt: number
  /** Milliseconds since the epoch, a whole second. */
  expiresAt: number
}

/** Reads and writes receipts; only hashes of their ids are stored. */
export type ReceiptStore = {
  insert(receiptId: string, receipt: Receipt): void
  find(receiptId: string): Receipt | undefined
  /** Removes receipts that expired before a time, in milliseconds since the epoch. */
  removeExpired(before: number): void
}

/** Binds the queries on receipts to a database. */
export function createReceiptStore(store: Store): ReceiptStore {
  return {
    insert: (receiptId, { userId, methods, issuedAt, expiresAt }) => {
      store.run(
        'INSERT INTO keystone_receipt (hash, user_id, methods, issued_at, expires_at) VALUES (?, ?, ?, ?, ?)',
        [hashOpaqueId(receiptId), userId, JSON.stringify(methods), issuedAt, expiresAt],
      )
    },
    find: (receiptId) => {
      const row = store.get<Omit<Receipt, 'methods'> & { methods: string }>(
        `SELECT user_id AS userId, methods, issued_at AS issuedAt, expires_at AS expiresAt
         FROM keystone_receipt WHERE hash = ?`,
        [hashOpaqueId(receiptId)],
      )
      return row && { ...row, methods: parseStored<string[]>(row.methods) }
    },
    removeExpired: (before) => {
      store.run('DELETE FROM keystone_receipt WHERE expires_at < ?', [before])
    },
  }
}
