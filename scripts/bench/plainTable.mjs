// Measurements in a plain SQLite table, without a server: what the emulator's store cannot be faster than by much.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const { resolve } = createRequire(new URL('../../packages/emulator/package.json', import.meta.url))
const { default: Database } = await import(pathToFileURL(resolve('libsql')).href)

/** A table in a file of the folder. */
export function createPlainTable(folder) {
  const database = new Database(join(folder, 'plain.db'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  database.exec(
    'CREATE TABLE measurements (series INTEGER, time INTEGER, value REAL, PRIMARY KEY (series, time)) WITHOUT ROWID',
  )
  const insert = database.prepare('INSERT OR REPLACE INTO measurements VALUES (?, ?, ?)')
  const averages = database.prepare(
    `SELECT series, (time - CAST(? AS INTEGER)) / CAST(? AS INTEGER) AS place, avg(value) FROM measurements
     WHERE series >= ? AND series < ? AND time >= ? AND time < ? GROUP BY series, place`,
  )
  return {
    /** Writes rows of series, time and value, all or none. */
    write(rows) {
      database.exec('BEGIN')
      for (const row of rows) insert.run(...row)
      database.exec('COMMIT')
    },
    /** Averages by series and period; times in ms. */
    averages: ({ first, count, start, end, period }) =>
      averages.raw().all(start, period, first, first + count, start, end),
    close: () => database.close(),
  }
}
