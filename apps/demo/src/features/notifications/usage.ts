import type { AlarmDefinition, AlarmState, NotificationMethod } from '@monasca/core'

/** A definition that notifies a method, and when. */
export type Use = { definition: AlarmDefinition; states: readonly AlarmState[] }

/** Why a definition sends no notification when its alarms fire. */
export type SilentReason = 'disabled' | 'no methods' | 'other states only' | 'unsupported methods'

export type SilentDefinition = { definition: AlarmDefinition; reason: SilentReason }

/** The ids of the methods that a definition notifies in each state, most important first. */
function actions({
  alarmActions,
  okActions,
  undeterminedActions,
}: AlarmDefinition): readonly (readonly [AlarmState, readonly string[]])[] {
  return [
    ['ALARM', alarmActions],
    ['UNDETERMINED', undeterminedActions],
    ['OK', okActions],
  ]
}

/** The definitions that use each method, by its id. A definition that lists a method for several states counts once. */
export function findUses(definitions: readonly AlarmDefinition[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>()
  for (const definition of definitions) {
    const ids = new Set(actions(definition).flatMap(([, list]) => list))
    for (const id of ids) {
      const states = actions(definition).flatMap(([state, list]) => (list.includes(id) ? [state] : []))
      const known = uses.get(id)
      if (known === undefined) uses.set(id, [{ definition, states }])
      else known.push({ definition, states })
    }
  }
  return uses
}

/**
 * The definitions that send no notification when their alarms fire.
 *
 * @param working whether the server delivers to the method with this id: methods of a type that it does not support are
 *   skipped without an error
 */
export function findSilent(
  definitions: readonly AlarmDefinition[],
  working: (methodId: string) => boolean,
): SilentDefinition[] {
  return definitions.flatMap((definition) => {
    const reason = silentReason(definition, working)
    return reason === undefined ? [] : [{ definition, reason }]
  })
}

function silentReason(
  definition: AlarmDefinition,
  working: (methodId: string) => boolean,
): SilentReason | undefined {
  if (!definition.actionsEnabled) return 'disabled'
  if (definition.alarmActions.some(working)) return undefined
  if (definition.alarmActions.length > 0) return 'unsupported methods'
  return actions(definition).some(([, ids]) => ids.length > 0) ? 'other states only' : 'no methods'
}

/** Whether the server delivers to a method: it exists, and its type is one of the server's. */
export function createWorking(
  methods: readonly NotificationMethod[],
  types: readonly string[],
): (methodId: string) => boolean {
  const working = new Set(methods.flatMap(({ id, type }) => (types.includes(type) ? [id] : [])))
  return (id) => working.has(id)
}

/** The definitions that become silent without a method: it is the last one that they notify of an alarm. */
export function findSilenced(
  uses: readonly Use[],
  methodId: string,
  working: (methodId: string) => boolean,
): AlarmDefinition[] {
  return uses.flatMap(({ definition }) => {
    const { actionsEnabled, alarmActions } = definition
    const isLast =
      alarmActions.includes(methodId) && !alarmActions.some((id) => id !== methodId && working(id))
    return actionsEnabled && isLast ? [definition] : []
  })
}
