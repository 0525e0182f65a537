import type { ImmutableChanges } from '../expression/index.js'
import type { AlarmDefinition, AlarmDefinitionFields } from '../monitoring/index.js'

/** The fields that an update of an alarm definition may change, other than its name. */
export type ChangeableField =
  | 'description'
  | 'severity'
  | 'expression'
  | 'actionsEnabled'
  | 'alarmActions'
  | 'okActions'
  | 'undeterminedActions'

/** A field that differs. Notification methods are shown by name if it is known. */
export type DefinitionChange = {
  field: ChangeableField
  before: string | boolean | readonly string[]
  after: string | boolean | readonly string[]
}

/** Why a wanted definition cannot be created, or an existing one not be changed to it. */
export type DefinitionRefusal = {
  /**
   * - `metrics`: the expression has other metrics or dimensions, or another number of them; the API refuses that.
   * - `match_by`: the dimensions differ; the API refuses that.
   * - `notification`: a list of actions contains an unknown notification method.
   * - `duplicate`: the name is wanted twice.
   * - `invalid`: a field cannot be sent.
   */
  code: 'metrics' | 'match_by' | 'notification' | 'duplicate' | 'invalid'
  field: keyof AlarmDefinitionFields | undefined
  /** What is wrong, as a sentence. */
  reason: string
  /** What to do, as a sentence. */
  advice: string
  /** For `metrics`: those that the existing expression has not, and those that it lost. */
  metrics?: ImmutableChanges
}

/** A definition that does not exist yet. */
export type PlannedCreate = {
  action: 'create'
  name: string
  /** All fields; actions as ids. */
  fields: AlarmDefinitionFields
}

/** A definition that differs in fields that may change. */
export type PlannedChange = {
  action: 'change'
  name: string
  alarmDefinitionId: string
  /** What differs; never empty. */
  changes: DefinitionChange[]
  /** The changed fields only, for `patchAlarmDefinition`: other fields keep what someone else may write meanwhile. */
  patch: Partial<Omit<AlarmDefinitionFields, 'name' | 'matchBy'>>
}

/** A definition that is already as wanted. */
export type PlannedUnchanged = { action: 'unchanged'; name: string; alarmDefinitionId: string }

/** A definition that stays as it is, because the API would refuse the change. */
export type PlannedRefusal = {
  action: 'refused'
  name: string
  /** `undefined` if it does not exist. */
  alarmDefinitionId: string | undefined
  /** Never empty. */
  refusals: DefinitionRefusal[]
}

/** A definition that is not wanted: it is deleted with its alarms and their history. */
export type PlannedDelete = { action: 'delete'; name: string; alarmDefinitionId: string }

/** What happens to one definition; `action` distinguishes the cases. */
export type PlannedDefinition =
  | PlannedCreate
  | PlannedChange
  | PlannedUnchanged
  | PlannedRefusal
  | PlannedDelete

/** What to do, definition by definition. Plain data. */
export type DefinitionPlan = {
  /** In the order of the wanted definitions, followed by those to delete. */
  entries: PlannedDefinition[]
  /** Number of entries per action. */
  counts: Record<PlannedDefinition['action'], number>
}

/** A definition that exists on a server. */
export type CurrentDefinition = Omit<AlarmDefinition, 'deterministic'>
