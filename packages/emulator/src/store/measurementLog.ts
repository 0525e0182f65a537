import { parseStored } from './parseStored.js'
import type { LoggedRow, MeasurementLog, Store } from './store.js'

/**
 * Number of rows after which they are moved to their table, which takes some tens of milliseconds. With a few thousand
 * metrics measured at the same times, this puts several rows into each page that is written.
 */
const maximumRows = 32_768

/**
 * Rows that one statement writes. Each call of the database costs about as much as writing five rows; beyond some fifty
 * rows nothing is gained.
 */
const rowsAtOnce = 64

const upsertOne = upsert(1)
const upsertMany = upsert(rowsAtOnce)

/**
 * Creates the log of a store. Measurements arrive by time and are stored by metric: one value for each of a thousand
 * metrics would change a thousand pages. Many values per metric, written together, change hardly more.
 */
export function createMeasurementLog(
  store: Pick<Store, 'run' | 'rows' | 'transaction' | 'afterCommit'>,
): MeasurementLog {
  // Too high after a rollback, which costs one query of an empty table; never too low.
  let waiting = store.rows('SELECT 1 FROM measurement_log LIMIT 1').length
  let isSettling = false

  const settle = (): void => {
    if (waiting === 0 || isSettling) return
    isSettling = true
    try {
      store.transaction(() => {
        const rows = store
          .rows<[string]>('SELECT rows FROM measurement_log ORDER BY id')
          .flatMap(([text]): LoggedRow[] => parseStored(text))
        // Stable: of two values for the same time, the later one stays the later one.
        writeMeasurements(
          store,
          rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]),
        )
        store.run('DELETE FROM measurement_log')
        const seen = waiting
        store.afterCommit(() => {
          waiting -= seen
        })
      })
    } finally {
      isSettling = false
    }
  }

  return {
    append(rows) {
      if (rows.length === 0) return
      waiting += rows.length
      store.run('INSERT INTO measurement_log (rows) VALUES (?)', [JSON.stringify(rows)])
      if (waiting >= maximumRows) settle()
    },
    settle,
  }
}

/** Writes rows to the table `measurements`. A second value for the same metric and time replaces the first. */
export function writeMeasurements(store: Pick<Store, 'run'>, rows: readonly LoggedRow[]): void {
  const whole = rows.length - (rows.length % rowsAtOnce)
  for (let first = 0; first < whole; first += rowsAtOnce) {
    store.run(upsertMany, rows.slice(first, first + rowsAtOnce).flat())
  }
  for (const row of rows.slice(whole)) store.run(upsertOne, row)
}

function upsert(rows: number): string {
  return `INSERT INTO measurements (metric_id, timestamp, value, value_meta)
    VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?)').join(', ')}
    ON CONFLICT DO UPDATE SET value = excluded.value, value_meta = excluded.value_meta`
}
