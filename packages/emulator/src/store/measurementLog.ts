import { parseStored } from './parseStored.js'
import type { LoggedRow, MeasurementLog, Store } from './store.js'

/**
 * Rows after which they are brought to their place: some tens of milliseconds. With a few thousand metrics that are
 * measured at the same times, so many rows put several into each page that is written.
 */
const maximumRows = 32_768

/**
 * Rows that one statement writes. Each call of the database costs about as much as writing five rows does; beyond some
 * fifty rows there is nothing left to gain.
 */
const rowsAtOnce = 64

const upsertOne = upsert(1)
const upsertMany = upsert(rowsAtOnce)

/**
 * Makes the log of a store. Measurements come in by time and are kept by metric, so that a value of each of a thousand
 * metrics would change a thousand pages; many values for each metric, written together, change hardly more.
 */
export function createMeasurementLog(
  store: Pick<Store, 'run' | 'rows' | 'transaction' | 'afterCommit'>,
): MeasurementLog {
  // Too high after a transaction was undone, which costs a look at an empty table; never too low.
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

/** Writes rows to their place. A second value for the same metric and time replaces the first. */
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
