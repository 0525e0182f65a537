import type Database from 'libsql'

/**
 * A value that can be bound to a `?` of a statement. The binding crashes the process on anything else, including
 * booleans.
 */
export type SqlValue = string | number | bigint | null

/** An open database: SQLite in a file or in memory, and the calls that the emulator uses. */
export type Store = {
  /** The raw handle, with the synchronous interface of better-sqlite3. */
  readonly db: Database.Database
  /** Ids of recently written metrics, by project, name and dimensions; see `metricId`. */
  readonly metricIds: Map<string, number>
  /**
   * The log of measurements that are not yet in the table `measurements`; `undefined` in memory, where a log gains
   * nothing. Before every statement that uses that table, the log is moved into it.
   */
  readonly measurementLog: MeasurementLog | undefined
  /** Runs a query and returns all rows as objects. Statements are prepared once and cached. */
  all<row>(sql: string, parameters?: readonly SqlValue[]): row[]
  /** Runs a query and returns all rows as arrays of their columns: the cheapest way to read many rows. */
  rows<row extends readonly unknown[]>(sql: string, parameters?: readonly SqlValue[]): row[]
  /** Runs a query and returns its first row. */
  get<row>(sql: string, parameters?: readonly SqlValue[]): row | undefined
  /** Runs a statement without result rows, and returns how many rows it changed. */
  run(sql: string, parameters?: readonly SqlValue[]): number
  /**
   * Runs `work` in a transaction, which is rolled back if it throws. Inside another transaction, it becomes part of
   * that one.
   */
  transaction<result>(work: () => result): result
  /** Calls back once the data is committed: after the outermost transaction, or immediately if there is none. */
  afterCommit(callback: () => void): void
  /**
   * Calls back when the outermost transaction is rolled back, to update caches. Without a transaction it does nothing.
   */
  afterRollback(callback: () => void): void
  /** Creates or updates the tables of one part of the emulator; see `migrate`. */
  migrate(namespace: string, migrations: readonly string[]): void
  /** Closes the database. The store must not be used afterwards. */
  close(): void
}

/** One value of a metric. */
export type StoredMeasurement = {
  /** Milliseconds since the epoch; a fraction is dropped. */
  timestamp: number
  value: number
  valueMeta?: Readonly<Record<string, string>> | undefined
}

/** A row of `measurements`: id of the metric, ms since the epoch, value, and metadata as JSON text. */
export type LoggedRow = [metricId: number, timestamp: number, value: number, valueMeta: string | null]

/** Measurements that are committed, but not yet in the table `measurements`. */
export type MeasurementLog = {
  /** Adds rows in the open transaction, or in a new one. */
  append(rows: readonly LoggedRow[]): void
  /** Moves all rows to the table `measurements`. Without rows it costs nothing. */
  settle(): void
}
