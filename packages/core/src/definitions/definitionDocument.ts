import type {
  AlarmDefinition,
  CreateAlarmDefinitionParameters,
  NotificationMethod,
} from '../monitoring/index.js'

/**
 * An alarm definition as you want it. Missing fields have the API's defaults: an existing definition is changed to them
 * too. Actions are names or ids of notification methods.
 */
export type WantedDefinition = CreateAlarmDefinitionParameters & {
  /** Whether state changes send notifications. @default true */
  actionsEnabled?: boolean | undefined
}

/** One definition in a file, with the field names of the API. */
export type DocumentDefinition = {
  /** Identifies the definition: an entry with a new name is a new definition. */
  name: string
  /** @default '' */
  description?: string
  /** In upper or lower case. @default 'LOW' */
  severity?: string
  expression: string
  /** @default [] */
  match_by?: readonly string[]
  /** @default true */
  actions_enabled?: boolean
  /** Names or ids of notification methods. @default [] */
  alarm_actions?: readonly string[]
  /** Names or ids of notification methods. @default [] */
  ok_actions?: readonly string[]
  /** Names or ids of notification methods. @default [] */
  undetermined_actions?: readonly string[]
}

/** Alarm definitions as plain data, to be written as JSON or YAML. */
export type DefinitionDocument = {
  version: 1
  definitions: readonly DocumentDefinition[]
}

/** A notification method, as far as documents refer to it. */
export type NamedNotification = Pick<NotificationMethod, 'id' | 'name'>

export type FormatDefinitionDocumentOptions = {
  /**
   * The notification methods of the project. Actions are then written as names, which exist on other servers too.
   *
   * @default []: actions are written as ids
   */
  notifications?: readonly NamedNotification[] | undefined
}

/**
 * Formats alarm definitions as a document for a file, by name. Ids and values that are the API's defaults are omitted,
 * so that differences between files are short. `readDefinitionDocument` reads the document again, and
 * `planDefinitions` then finds no change.
 *
 * @example
 * ```ts
 * const { elements } = await listAlarmDefinitions(client)
 * const { elements: notifications } = await listNotifications(client)
 * const text = JSON.stringify(formatDefinitionDocument(elements, { notifications }), undefined, 2)
 * ```
 */
export function formatDefinitionDocument(
  definitions: readonly (AlarmDefinition | WantedDefinition)[],
  options: FormatDefinitionDocumentOptions = {},
): DefinitionDocument {
  const nameOf = nameNotifications(options.notifications ?? [])
  return {
    version: 1,
    definitions: [...definitions]
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      .map((definition) => formatDefinition(definition, nameOf)),
  }
}

/** Formats one definition; omits fields with the API's defaults. */
export function formatDefinition(
  definition: AlarmDefinition | WantedDefinition,
  nameOf: (id: string) => string,
): DocumentDefinition {
  const { name, description, severity, expression, matchBy = [], actionsEnabled } = definition
  const { alarmActions = [], okActions = [], undeterminedActions = [] } = definition
  return {
    name,
    ...(description === undefined || description === '' ? {} : { description }),
    severity: severity ?? 'LOW',
    expression,
    ...(matchBy.length === 0 ? {} : { match_by: [...matchBy] }),
    ...(actionsEnabled === undefined || actionsEnabled === true ? {} : { actions_enabled: actionsEnabled }),
    ...(alarmActions.length === 0 ? {} : { alarm_actions: alarmActions.map(nameOf) }),
    ...(okActions.length === 0 ? {} : { ok_actions: okActions.map(nameOf) }),
    ...(undeterminedActions.length === 0 ? {} : { undetermined_actions: undeterminedActions.map(nameOf) }),
  }
}

/** Returns a function from ids to names; an id without a unique name stays an id. */
export function nameNotifications(notifications: readonly NamedNotification[]): (id: string) => string {
  const names = new Map(notifications.map(({ id, name }) => [id, name]))
  const uses = new Map<string, number>()
  for (const { name } of notifications) uses.set(name, (uses.get(name) ?? 0) + 1)
  return (id) => {
    const name = names.get(id)
    // A name that is also an id would be read as that id.
    return name === undefined || uses.get(name) !== 1 || names.has(name) ? id : name
  }
}
