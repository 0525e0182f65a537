import type { StateStorage } from '../../../identity/index.js'
import { isNewer, type LiveRecord, liveOf, parseRecord, type SessionRecord } from '../ports/sessionRecord.js'

/** Options of `createRecordStore`. */
export type RecordStoreOptions = {
  key: string
  /** `undefined` keeps records in memory alone. */
  storage: StateStorage | undefined
  /** Tells the other tabs. */
  publish: (record: SessionRecord) => void
  onChange: () => void
  warn: (message: string) => void
}

/** Holds the newest record that this tab knows. */
export type RecordStore = {
  readonly current: SessionRecord | undefined
  /** The same, if it has not been signed out of. */
  readonly live: LiveRecord | undefined
  /** Whether the storage had something that is no record when it was read last. */
  readonly damaged: boolean
  /** Resolves when the record changes the next time. */
  next(): Promise<void>
  /** Looks whether the storage has a newer one. What is no record there is replaced by the present one. */
  read(): Promise<void>
  /** Takes over a record of another tab, if it is newer. */
  adopt(record: SessionRecord): void
  /**
   * Stores a record, and tells the other tabs. Nothing is stored over a newer one.
   *
   * @param from - what the record was made from: if something else is known by now, nothing is stored
   * @returns whether it was stored
   */
  commit(record: SessionRecord, from?: SessionRecord): Promise<boolean>
}

/** Makes the store. It works without its storage as well: a storage that fails gives a notice. */
export function createRecordStore(options: RecordStoreOptions): RecordStore {
  const { key, storage, warn } = options
  let current: SessionRecord | undefined
  let warned = false
  let damaged = false
  const waiting: (() => void)[] = []

  async function attempt<value>(task: () => value | Promise<value>): Promise<value | undefined> {
    try {
      return await task()
    } catch {
      // The reason may quote what was to be stored.
      if (!warned) warn('The session cannot be stored: it lives in memory alone.')
      warned = true
      return undefined
    }
  }

  async function stored(): Promise<SessionRecord | undefined> {
    const text = await attempt(() => storage?.get(key))
    const record = parseRecord(text)
    damaged = !record && text !== undefined && text !== null && text !== ''
    return record
  }

  function take(record: SessionRecord): boolean {
    if (!isNewer(record, current)) return false
    current = record
    for (const tell of waiting.splice(0)) tell()
    options.onChange()
    return true
  }

  /** Writes what is known now, which may be newer than what the caller had. */
  async function write(): Promise<void> {
    if (!storage || !current) return
    const record = current
    await attempt(() => storage.set(key, JSON.stringify(record)))
    // Another tab may have written between our look and our write.
    if (current !== record) await write()
  }

  async function read(): Promise<void> {
    const record = await stored()
    if (record) take(record)
    if (damaged) await write()
  }

  return {
    get current() {
      return current
    },
    get live() {
      return liveOf(current)
    },
    get damaged() {
      return damaged
    },
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
      }),
    read,
    adopt(record) {
      if (take(record)) void write()
    },
    async commit(record, from) {
      if (storage) await read()
      if (from && current !== from) return false
      if (!take(record)) return false
      // Before anything that waits: whoever comes next must know.
      options.publish(record)
      await write()
      return true
    },
  }
}
