import type { Store } from '../../store/store.js'

const migrations: readonly string[] = [
  `CREATE TABLE fleet (
     id INTEGER PRIMARY KEY CHECK (id = 1),
     started_at INTEGER NOT NULL,
     written_until INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE fleet_alarms (
     key TEXT PRIMARY KEY,
     alarm_id TEXT NOT NULL
   ) STRICT;`,
  // The alarms of a fleet are ordinary alarms.
  'DROP TABLE fleet_alarms;',
]

/** The progress of a fleet; times in milliseconds since the epoch. */
export type FleetProgress = { startedAt: number; writtenUntil: number }

/** Creates the tables that keep a fleet across restarts. */
export function migrateFleet(store: Store): void {
  store.migrate('fleet', migrations)
}

/** Reads the progress of the fleet of this store; `undefined` if there has been none. */
export function readProgress(store: Store): FleetProgress | undefined {
  return store.get('SELECT started_at AS startedAt, written_until AS writtenUntil FROM fleet')
}

/** Stores the progress of the fleet. */
export function writeProgress(store: Store, { startedAt, writtenUntil }: FleetProgress): void {
  store.run('INSERT OR REPLACE INTO fleet (id, started_at, written_until) VALUES (1, ?, ?)', [
    startedAt,
    writtenUntil,
  ])
}
