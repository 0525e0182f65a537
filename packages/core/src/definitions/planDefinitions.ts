import { compareExpressions, type ImmutableChanges, parseExpression } from '../expression/index.js'
import type { AlarmDefinitionFields } from '../monitoring/index.js'
import {
  formatDefinition,
  type NamedNotification,
  nameNotifications,
  type WantedDefinition,
} from './definitionDocument.js'
import type {
  ChangeableField,
  CurrentDefinition,
  DefinitionChange,
  DefinitionPlan,
  DefinitionRefusal,
  PlannedDefinition,
} from './planTypes.js'
import { readDefinition, shorten } from './readDefinition.js'

export type PlanDefinitionsOptions = {
  /**
   * The notification methods of the project: actions may then be their names, and unknown ones are refused. An id wins
   * over a name.
   *
   * @default all actions are ids, which are not checked
   */
  notifications?: readonly NamedNotification[] | undefined
  /** Whether to delete current definitions that are not wanted, with their alarms. @default false */
  prune?: boolean | undefined
}

const actionFields = ['alarmActions', 'okActions', 'undeterminedActions'] as const

/**
 * Compares the alarm definitions of a project with the wanted ones, by name, and returns what to create, change and
 * delete, and what the API would refuse. It sends nothing: `applyDefinitionPlan` does.
 *
 * Expressions are compared by meaning, and lists of actions and of `matchBy` in any order, so a plan from what
 * `formatDefinitionDocument` wrote contains `unchanged` only. A renamed definition is a new one.
 *
 * @param current all definitions of the project, as `listAlarmDefinitions` returns them
 * @param wanted from `readDefinitionDocument`, or written in code
 * @example
 * ```ts
 * const { elements: current } = await listAll(listAlarmDefinitions, client, {})
 * const { elements: notifications } = await listAll(listNotifications, client, {})
 * const plan = planDefinitions(current, [{ name: 'CPU', expression: 'avg(cpu.user_perc) > 90' }], { notifications })
 * plan.counts // { create: 1, change: 0, unchanged: 0, refused: 0, delete: 0 }
 * ```
 */
export function planDefinitions(
  current: readonly CurrentDefinition[],
  wanted: readonly WantedDefinition[],
  options: PlanDefinitionsOptions = {},
): DefinitionPlan {
  const { notifications, prune = false } = options
  const resolve = resolveWith(notifications)
  const nameOf = nameNotifications(notifications ?? [])
  const existing = new Map<string, CurrentDefinition>()
  for (const definition of current)
    if (!existing.has(definition.name)) existing.set(definition.name, definition)
  const names = new Set<string>()
  const entries = wanted.map((definition) => {
    const entry = planOne(definition, existing.get(definition.name), { resolve, nameOf })
    const isRepeated = names.has(definition.name)
    names.add(definition.name)
    return isRepeated ? duplicate(entry) : entry
  })
  if (prune) {
    for (const { id, name } of existing.values()) {
      if (!names.has(name)) entries.push({ action: 'delete', name, alarmDefinitionId: id })
    }
  }
  const counts = { create: 0, change: 0, unchanged: 0, refused: 0, delete: 0 }
  for (const { action } of entries) counts[action] += 1
  return { entries, counts }
}

type Notifications = {
  /** Returns the id, `undefined` if there is none. */
  resolve: (action: string) => string | undefined
  nameOf: (id: string) => string
}

function planOne(
  wanted: WantedDefinition,
  current: CurrentDefinition | undefined,
  { resolve, nameOf }: Notifications,
): PlannedDefinition {
  const { name } = wanted
  const refusals: DefinitionRefusal[] = []
  // The same rules as for files: code may want what no server accepts.
  const read = readDefinition(formatDefinition(wanted, String), ({ path, reason, advice }) => {
    refusals.push({
      code: 'invalid',
      field: undefined,
      reason: `\`${path}\` ${reason}.`,
      advice: advice ?? 'Correct it.',
    })
  })
  const refused = (): PlannedDefinition => ({
    action: 'refused',
    name,
    alarmDefinitionId: current?.id,
    refusals,
  })
  if (read === undefined) return refused()
  const fields = { ...read }
  for (const field of actionFields) {
    const ids = new Set<string>()
    for (const action of read[field]) {
      const id = resolve(action)
      if (id === undefined) refusals.push(unknownNotification(field, action))
      else ids.add(id)
    }
    fields[field] = [...ids]
  }
  if (current === undefined) return refusals.length > 0 ? refused() : { action: 'create', name, fields }
  const { isEqual, changes: metrics } = compare(current.expression, fields.expression)
  if (metrics !== undefined) refusals.push(changedMetrics(metrics))
  if (!isSameSet(current.matchBy, fields.matchBy)) refusals.push(changedMatchBy(current.matchBy))
  if (refusals.length > 0) return refused()
  return planChange(current, fields, { isEqual, nameOf })
}

function planChange(
  current: CurrentDefinition,
  fields: AlarmDefinitionFields,
  { isEqual, nameOf }: { isEqual: boolean; nameOf: (id: string) => string },
): PlannedDefinition {
  const { id: alarmDefinitionId, name } = current
  const changes: DefinitionChange[] = []
  const note = (
    field: ChangeableField,
    before: DefinitionChange['before'],
    after: DefinitionChange['after'],
  ) => changes.push({ field, before, after })
  for (const field of ['description', 'severity', 'actionsEnabled'] as const) {
    if (current[field] !== fields[field]) note(field, current[field], fields[field])
  }
  if (!isEqual) note('expression', current.expression, fields.expression)
  for (const field of actionFields) {
    if (isSameSet(current[field], fields[field])) continue
    note(field, current[field].map(nameOf), fields[field].map(nameOf))
  }
  if (changes.length === 0) return { action: 'unchanged', name, alarmDefinitionId }
  const patch = Object.fromEntries(changes.map(({ field }) => [field, fields[field]]))
  return { action: 'change', name, alarmDefinitionId, changes, patch }
}

/** Compares by meaning; `changes` are those that the API refuses. */
function compare(before: string, after: string): { isEqual: boolean; changes?: ImmutableChanges } {
  if (before === after) return { isEqual: true }
  const old = tryParse(before)
  // Only an expression that a server accepted by mistake: it decides about the change.
  if (old === undefined) return { isEqual: false }
  const { isEqual, isAllowed, added, removed } = compareExpressions(old, parseExpression(after))
  return isAllowed ? { isEqual } : { isEqual, changes: { added, removed } }
}

function tryParse(expression: string): ReturnType<typeof parseExpression> | undefined {
  try {
    return parseExpression(expression)
  } catch {
    return undefined
  }
}

function resolveWith(notifications: readonly NamedNotification[] | undefined): Notifications['resolve'] {
  if (notifications === undefined) return (action) => action
  const ids = new Map(notifications.map(({ id, name }) => [name, id]))
  for (const { id } of notifications) ids.set(id, id)
  return (action) => ids.get(action)
}

/** Servers store actions as a set. The order of `match_by` has no effect, and cannot be changed. */
function isSameSet(before: readonly string[], after: readonly string[]): boolean {
  const [old, fresh] = [new Set(before), new Set(after)]
  return old.size === fresh.size && [...old].every((item) => fresh.has(item))
}

function unknownNotification(field: (typeof actionFields)[number], action: string): DefinitionRefusal {
  return {
    code: 'notification',
    field,
    reason: `The project has no notification method "${shorten(action)}".`,
    advice: 'Create the method first, or use the name or id of another one.',
  }
}

function changedMetrics(metrics: ImmutableChanges): DefinitionRefusal {
  const list = (items: ImmutableChanges['added']): string =>
    items
      .map(({ metricName, dimensions }) => {
        const pairs = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`)
        return pairs.length === 0 ? metricName : `${metricName}{${pairs.join(', ')}}`
      })
      .join(', ')
  const { added, removed } = metrics
  const parts = [
    ...(removed.length > 0 ? [`removes ${list(removed)}`] : []),
    ...(added.length > 0 ? [`adds ${list(added)}`] : []),
  ]
  return {
    code: 'metrics',
    field: 'expression',
    reason: `The new expression ${parts.join(' and ')}. The metrics of a definition cannot change.`,
    advice: 'Use another name, which creates a new definition, and delete the old one with its alarms.',
    metrics,
  }
}

function changedMatchBy(before: readonly string[]): DefinitionRefusal {
  return {
    code: 'match_by',
    field: 'matchBy',
    reason: `\`match_by\` cannot change; it is ${before.length === 0 ? 'empty' : before.join(', ')}.`,
    advice: 'Use another name, which creates a new definition, and delete the old one with its alarms.',
  }
}

/** The second of two wanted definitions with one name. */
function duplicate({ name }: PlannedDefinition): PlannedDefinition {
  const refusal: DefinitionRefusal = {
    code: 'duplicate',
    field: 'name',
    reason: 'The name is used more than once.',
    advice: 'Give each definition its own name.',
  }
  return { action: 'refused', name, alarmDefinitionId: undefined, refusals: [refusal] }
}
