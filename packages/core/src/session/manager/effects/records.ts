import type { StateStorage } from '../../../identity/index.js'
import { isNewer, parseRecord, type SessionRecord } from '../ports/sessionRecord.js'
import type { StateStore } from '../state.js'

export type RecordsOptions = Pick<StateStore, 'getState' | 'dispatch'> & {
  key: string
  /** `undefined` keeps records in memory only. */
  storage: StateStorage | undefined
  /** Sends a record to the other tabs. */
  publish: (record: SessionRecord) => void
  warn: (message: string) => void
}

/** Keeps the record of the state, the storage and the other tabs in step. */
export type Records = {
  /**
   * Reads a newer record from the storage. Text that is not a valid record is replaced by the current one.
   *
   * @returns whether there was such text
   */
  read(): Promise<boolean>
  /** Stores a record of another tab, if it is newer. */
  adopt(record: SessionRecord): void
  /**
   * Stores a record and sends it to the other tabs. It never replaces a newer one.
   *
   * @param from - the record that this one was made from: if there is another one by now, nothing is stored
   * @returns whether it was stored
   */
  commit(record: SessionRecord, from?: SessionRecord): Promise<boolean>
}

/** Creates the records. If the storage fails, it warns once and keeps them in memory. */
export function createRecords(options: RecordsOptions): Records {
  const { key, storage, warn, getState, dispatch } = options
  let warned = false

  async function attempt<value>(task: () => value | Promise<value>): Promise<value | undefined> {
    try {
      return await task()
    } catch {
      // The error may quote what was to be stored.
      if (!warned) warn('The session cannot be stored. It is kept in memory.')
      warned = true
      return undefined
    }
  }

  function receive(record: SessionRecord): boolean {
    const newer = isNewer(record, getState().record)
    if (newer) dispatch({ type: 'recordReceived', record })
    return newer
  }

  /** Writes the current record, which may be newer than the caller's. */
  async function write(): Promise<void> {
    const { record } = getState()
    if (!storage || !record) return
    await attempt(() => storage.set(key, JSON.stringify(record)))
    // Another tab may have written between our read and our write.
    if (getState().record !== record) await write()
  }

  async function read(): Promise<boolean> {
    const text = await attempt(() => storage?.get(key))
    const record = parseRecord(text)
    if (record) receive(record)
    const damaged = !record && text !== undefined && text !== null && text !== ''
    if (damaged) await write()
    return damaged
  }

  return {
    read,
    adopt(record) {
      if (receive(record)) void write()
    },
    async commit(record, from) {
      if (storage) await read()
      if (from && getState().record !== from) return false
      if (!receive(record)) return false
      // Before the write, which takes time: the next tab must have it.
      options.publish(record)
      await write()
      return true
    },
  }
}
