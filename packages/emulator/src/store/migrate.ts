import type Database from 'libsql'
import { StoreError } from './storeError.js'

const bookkeeping = `
  CREATE TABLE IF NOT EXISTS migrations (
    namespace TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (namespace, version)
  ) STRICT, WITHOUT ROWID`

/**
 * Brings the tables of one part of the emulator up to date: runs the migrations that have not been applied to this
 * database, in order and in one transaction. Migrations are numbered by their position in the list, so only append to
 * it.
 *
 * @throws StoreError if more migrations have been applied to the database than the list contains.
 */
export function migrate(db: Database.Database, namespace: string, migrations: readonly string[]): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    db.exec(bookkeeping)
    const [row] = db
      .prepare('SELECT max(version) AS version FROM migrations WHERE namespace = ?')
      .all(namespace) as { version: number | null }[]
    const applied = row?.version ?? 0
    if (applied > migrations.length) {
      throw new StoreError(
        `The database was written by a newer emulator (${namespace} version ${applied}, this one knows ` +
          `${migrations.length}). Use that emulator, or another data folder.`,
      )
    }
    const remember = db.prepare('INSERT INTO migrations (namespace, version) VALUES (?, ?)')
    for (const [index, sql] of migrations.entries()) {
      if (index < applied) continue
      db.exec(sql)
      remember.run(namespace, index + 1)
    }
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}
