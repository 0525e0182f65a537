import { alarmDefinitionIdByName, insertAlarmDefinition } from '../../store/alarmDefinitions.js'
import { insertMeasurements, type StoredMeasurement } from '../../store/insertMeasurements.js'
import { insertNotificationMethod, notificationMethodIdByName } from '../../store/notificationMethods.js'
import type { Store } from '../../store/openStore.js'
import { createAlarms } from './alarms.js'
import type { Fleet } from './createFleet.js'
import { dimensionsOf, fleetDefinitions, fleetNotifications, formatRules } from './definitions.js'
import type { ReadValue } from './evaluate.js'
import { createAlarmRow } from './fleetAlarmStore.js'

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
]

/** How far a fleet has come; times in milliseconds since the epoch. */
export type FleetProgress = { startedAt: number; writtenUntil: number }

/** Creates the tables that remember a fleet over restarts. */
export function migrateFleet(store: Store): void {
  store.migrate('fleet', migrations)
}

/** How far the fleet of this store has come; `undefined` when there has been none. */
export function readProgress(store: Store): FleetProgress | undefined {
  return store.get('SELECT started_at AS startedAt, written_until AS writtenUntil FROM fleet')
}

/** Remembers how far the fleet has come. */
export function writeProgress(store: Store, { startedAt, writtenUntil }: FleetProgress): void {
  store.run('INSERT OR REPLACE INTO fleet (id, started_at, written_until) VALUES (1, ?, ?)', [
    startedAt,
    writtenUntil,
  ])
}

/** Writes the values of a fleet at some times. */
export function writeValues(
  store: Store,
  projectId: string,
  fleet: Fleet,
  times: readonly number[],
  read: ReadValue,
): void {
  const batches = fleet.series.map((series) => {
    const measurements: StoredMeasurement[] = []
    for (const timestamp of times) {
      const value = read(series, timestamp)
      if (value !== undefined) measurements.push({ timestamp, value })
    }
    return { name: series.name, dimensions: series.dimensions, measurements }
  })
  insertMeasurements(
    store,
    projectId,
    batches.filter(({ measurements }) => measurements.length > 0),
  )
}

/**
 * Writes the notification methods, alarm definitions and alarms of a new fleet. The alarms' metrics must have
 * been written before. What has a name that is taken already is left out.
 */
export function writeAlarms(store: Store, projectId: string, fleet: Fleet, time: number): void {
  const methodIds = new Map<string, string>()
  for (const { name, type, address } of fleetNotifications) {
    const known = notificationMethodIdByName(store, projectId, name)
    const fields = { name, type, address, period: 0 }
    methodIds.set(name, known ?? insertNotificationMethod(store, projectId, fields, time).id)
  }
  const ids = (names: readonly string[]) => names.flatMap((name) => methodIds.get(name) ?? [])
  for (const definition of fleetDefinitions) {
    const alarms = createAlarms(fleet, definition)
    if (alarms.length === 0 || alarmDefinitionIdByName(store, projectId, definition.name)) continue
    const { id } = insertAlarmDefinition(
      store,
      projectId,
      {
        name: definition.name,
        description: definition.description,
        expression: formatRules(definition),
        deterministic: false,
        subExpressions: definition.rules.map((rule) => ({
          metricName: rule.metricName,
          dimensions: dimensionsOf(rule),
        })),
        matchBy: definition.matchBy,
        severity: definition.severity,
        actionsEnabled: true,
        alarmActions: ids(definition.alarmActions),
        okActions: ids(definition.okActions),
        undeterminedActions: ids(definition.undeterminedActions),
      },
      time,
    )
    for (const alarm of alarms) createAlarmRow(store, projectId, id, alarm, time)
  }
}
