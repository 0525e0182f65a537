import type { ChangeableField, DefinitionChange, PlannedDefinition } from '@monasca/core/definitions'

export type PlannedAction = PlannedDefinition['action']

/** What matters most first. */
export const plannedActions: readonly PlannedAction[] = ['refused', 'delete', 'change', 'create', 'unchanged']

export const actionLabels: Record<PlannedAction, string> = {
  create: 'Create',
  change: 'Change',
  unchanged: 'Unchanged',
  refused: 'Refused',
  delete: 'Delete',
}

export const fieldLabels: Record<ChangeableField, string> = {
  description: 'Description',
  severity: 'Severity',
  expression: 'Expression',
  actionsEnabled: 'Enabled',
  alarmActions: 'Alarm actions',
  okActions: 'OK actions',
  undeterminedActions: 'Undetermined actions',
}

/** A value of a changed field as text. */
export function describeValue(value: DefinitionChange['before']): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const text = typeof value === 'string' ? value : value.join(', ')
  return text === '' ? 'None' : text
}

/** What applying a plan does: `Create 2, change 1`. */
export function describeWork(counts: Record<PlannedAction, number>): string {
  const parts = (['create', 'change', 'delete'] as const)
    .filter((action) => counts[action] > 0)
    .map((action) => `${action} ${counts[action]}`)
  const text = parts.join(', ')
  return text === '' ? 'Nothing to apply' : `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
