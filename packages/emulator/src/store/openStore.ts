import { join } from 'node:path'
import Database from 'libsql'
import { lockFolder } from './lockFolder.js'
import { createMeasurementLog } from './measurementLog.js'
import { migrate } from './migrate.js'
import { protectFolder } from './protectFolder.js'
import { monascaMigrations } from './schema.js'
import { damaged, storageProblem } from './storageProblem.js'
import type { MeasurementLog, SqlValue, Store } from './store.js'
import { StoreError } from './storeError.js'

type Prepared = {
  statement: Database.Statement<[readonly SqlValue[]]>
  needsMeasurements: boolean
}

export type OpenStoreOptions = {
  /** Folder of the file `monasca.db`, created if missing. @default the data lives in memory */
  dataDir?: string | undefined
}

/** Marks database files of the emulator: the letters "MNSC". */
const applicationId = 0x4d4e5343

/** Milliseconds to wait for another process that is writing to the same file. */
const busyTimeout = 5000

/**
 * Opens the database of an emulator, creating it if needed, and brings the Monasca tables up to date.
 *
 * @throws StoreError if the folder cannot be written, the file is not an emulator's database, or a newer version wrote
 *   it.
 * @example
 * ```ts
 * const store = openStore({ dataDir: '/var/lib/monasca-emulator' })
 * ```
 */
export function openStore(options: OpenStoreOptions = {}): Store {
  const { dataDir } = options
  const unlock = dataDir === undefined ? () => {} : lock(dataDir)
  const db = openDatabase(dataDir, unlock)
  const statements = new Map<string, Prepared>()
  let measurementLog: MeasurementLog | undefined
  const prepare = (mode: 'object' | 'raw', sql: string): Prepared['statement'] => {
    const key = mode + sql
    let prepared = statements.get(key)
    if (prepared === undefined) {
      const statement = db.prepare<[readonly SqlValue[]]>(sql)
      if (mode === 'raw') statement.raw()
      prepared = { statement, needsMeasurements: /\bmeasurements\b/.test(sql) }
      statements.set(key, prepared)
    }
    if (prepared.needsMeasurements) measurementLog?.settle()
    return prepared.statement
  }
  let committed: (() => void)[] = []
  let undone: (() => void)[] = []
  const store: Store = {
    db,
    metricIds: new Map(),
    get measurementLog() {
      return measurementLog
    },
    all: <row>(sql: string, parameters: readonly SqlValue[] = []) =>
      prepare('object', sql).all(parameters) as row[],
    rows: <row extends readonly unknown[]>(sql: string, parameters: readonly SqlValue[] = []) =>
      prepare('raw', sql).all(parameters) as row[],
    get: <row>(sql: string, parameters: readonly SqlValue[] = []) =>
      prepare('object', sql).all(parameters)[0] as row | undefined,
    run: (sql, parameters = []) => prepare('object', sql).run(parameters).changes,
    transaction(work) {
      if (db.inTransaction) return work()
      db.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        db.exec('COMMIT')
        for (const callback of committed) callback()
        return result
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK')
        for (const callback of undone) callback()
        throw error
      } finally {
        committed = []
        undone = []
      }
    },
    afterCommit(callback) {
      if (db.inTransaction) committed.push(callback)
      else callback()
    },
    afterRollback(callback) {
      if (db.inTransaction) undone.push(callback)
    },
    migrate: (namespace, migrations) => migrate(db, namespace, migrations),
    close() {
      if (!db.open) return
      try {
        measurementLog?.settle()
      } catch {
        // The disk may be full. The log is kept, and the next start reads it.
      }
      statements.clear()
      try {
        // Leaves one file behind, unless another process still reads from the log.
        if (dataDir !== undefined) db.pragma('wal_checkpoint(TRUNCATE)')
      } catch {
        // A full disk again: the log is kept, and no data is lost.
      }
      db.close()
      unlock()
    },
  }
  try {
    store.migrate('monasca', monascaMigrations)
    if (dataDir !== undefined) measurementLog = createMeasurementLog(store)
  } catch (error) {
    store.close()
    const problem = storageProblem(error)
    const isExplained = error instanceof StoreError && problem !== damaged
    if (dataDir === undefined || problem === undefined || isExplained) throw error
    throw new StoreError(explain(join(dataDir, 'monasca.db'), error), { cause: error })
  }
  return store
}

/** Locks the folder of the database for this process, creating it if needed. */
function lock(dataDir: string): () => void {
  try {
    protectFolder(dataDir)
    return lockFolder(dataDir)
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(explain(join(dataDir, 'monasca.db'), error), { cause: error })
  }
}

function openDatabase(dataDir: string | undefined, unlock: () => void): Database.Database {
  if (dataDir === undefined) return configure(new Database(':memory:'))
  const file = join(dataDir, 'monasca.db')
  try {
    return configure(new Database(file))
  } catch (error) {
    unlock()
    if (error instanceof StoreError) throw error
    throw new StoreError(explain(file, error), { cause: error })
  }
}

function configure(db: Database.Database): Database.Database {
  try {
    db.pragma(`busy_timeout = ${busyTimeout}`)
    const [id] = db.pragma('application_id') as { application_id: number }[]
    const [tables] = db.prepare('SELECT count(*) AS count FROM sqlite_schema').all() as { count: number }[]
    if (id?.application_id !== applicationId) {
      if (tables?.count !== 0) {
        throw new StoreError('The file monasca.db belongs to another program. Use another data folder.')
      }
      db.pragma(`application_id = ${applicationId}`)
    }
    db.pragma('journal_mode = WAL')
    // With a write-ahead log this survives a crash of the process; only a power failure may lose the last moments.
    db.pragma('synchronous = NORMAL')
    // 32 MiB of 4 KiB pages. Checkpoints further apart write a page that changes again and again fewer times, but each
    // makes requests wait longer.
    db.pragma('wal_autocheckpoint = 8192')
    // Bytes of the log that remain on disk after a checkpoint.
    db.pragma('journal_size_limit = 16777216')
    db.pragma('foreign_keys = ON')
    // 64 MiB (negative means KiB): space for the last page of each of some ten thousand series that are being written.
    db.pragma('cache_size = -65536')
    db.pragma('temp_store = MEMORY')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function explain(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code) || storageProblem(error) === damaged)
    return `${file} is damaged, or is not a database. Move it away and restore a backup, or use a new data folder.`
  if (code === 'SQLITE_BUSY')
    return `${file} is locked by another process. Stop it, or use another data folder.`
  if (code === 'SQLITE_FULL')
    return `Cannot write ${file}: its disk is full. Free some space, or use another data folder.`
  return `Cannot write ${file}${code === '' ? '' : ` (${code})`}. Check the folder and its permissions.`
}
