import type Database from 'libsql'

/** A value that may be bound to a `?` of a statement. The binding ends the process on anything else, booleans included. */
export type SqlValue = string | number | bigint | null

/** An open database: SQLite in a file or in memory, and the few ways in which the emulator talks to it. */
export type Store = {
  /** The raw handle, with the synchronous interface of better-sqlite3. */
  readonly db: Database.Database
  /** Ids of the metrics that were written lately, by project, name and dimensions; see `metricId`. */
  readonly metricIds: Map<string, number>
  /**
   * Where measurements wait for their place in the table `measurements`; `undefined` in memory, where nothing is gained
   * by waiting. Every statement that names that table finds them there: they are brought to it before.
   */
  readonly measurementLog: MeasurementLog | undefined
  /** Runs a query and returns all rows as objects. Statements are prepared once and kept. */
  all<row>(sql: string, parameters?: readonly SqlValue[]): row[]
  /** Runs a query and returns all rows as arrays of their columns: the cheapest way to read many rows. */
  rows<row extends readonly unknown[]>(sql: string, parameters?: readonly SqlValue[]): row[]
  /** Runs a query and returns its first row. */
  get<row>(sql: string, parameters?: readonly SqlValue[]): row | undefined
  /** Runs a statement that returns nothing, and tells how many rows it changed. */
  run(sql: string, parameters?: readonly SqlValue[]): number
  /** Runs `work` in a transaction, undone when it throws. Inside another transaction it becomes a part of that one. */
  transaction<result>(work: () => result): result
  /** Calls back once the data is safely written: after the outermost transaction, or at once when there is none. */
  afterCommit(callback: () => void): void
  /** Calls back when the outermost transaction is undone: for what memory knows of it. Without one it does nothing. */
  afterRollback(callback: () => void): void
  /** Creates or updates the tables of one part of the emulator; see `migrate`. */
  migrate(namespace: string, migrations: readonly string[]): void
  /** Closes the database. The store must not be used afterwards. */
  close(): void
}

/** A row of `measurements`: id of the metric, ms since the epoch, value, and metadata as JSON text. */
export type LoggedRow = [metricId: number, timestamp: number, value: number, valueMeta: string | null]

/** Measurements that are safely in the database, but not yet in their place in the table `measurements`. */
export type MeasurementLog = {
  /** Adds rows in the transaction that is open, or in one of their own. */
  append(rows: readonly LoggedRow[]): void
  /** Brings all rows to their place. It costs nothing when there are none. */
  settle(): void
}
