import type { Engine } from '../../engine/createEngine.js'
import { alarmDefinitionIdByName, insertAlarmDefinition } from '../../store/alarmDefinitions.js'
import { insertNotificationMethod, notificationMethodIdByName } from '../../store/notifications.js'
import type { Store } from '../../store/store.js'
import { dimensionsOf, fleetDefinitions, fleetNotifications, formatRules } from './definitions.js'

/**
 * Creates the notification methods and alarm definitions of a new fleet. Those whose name is taken are skipped.
 *
 * @param time their creation time, in milliseconds since the epoch
 */
export function defineAlarms(
  context: { store: Store; engine: Engine; projectId: string },
  time: number,
): void {
  const { store, engine, projectId } = context
  const methodIds = new Map<string, string>()
  for (const { name, type, address } of fleetNotifications) {
    const known = notificationMethodIdByName(store, projectId, name)
    const fields = { name, type, address, period: 0 }
    methodIds.set(name, known ?? insertNotificationMethod(store, projectId, fields, time).id)
  }
  const ids = (names: readonly string[]) => names.flatMap((name) => methodIds.get(name) ?? [])
  for (const definition of fleetDefinitions) {
    if (alarmDefinitionIdByName(store, projectId, definition.name)) continue
    const fields = {
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
    }
    engine.define(projectId, insertAlarmDefinition(store, projectId, fields, time))
  }
}
