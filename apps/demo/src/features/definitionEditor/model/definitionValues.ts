import type { AlarmDefinition, Severity } from '@monasca/core'
import { readExpression } from './editExpression.js'

/** The values of the form. Unlike the library’s types, its lists are mutable, because forms change them. */
export type DefinitionValues = {
  name: string
  description: string
  severity: Severity
  expression: string
  matchBy: string[]
  alarmActions: string[]
  okActions: string[]
  undeterminedActions: string[]
  actionsEnabled: boolean
}

export const emptyValues: DefinitionValues = {
  name: '',
  description: '',
  severity: 'MEDIUM',
  expression: '',
  matchBy: [],
  alarmActions: [],
  okActions: [],
  undeterminedActions: [],
  actionsEnabled: true,
}

/** The editable part of a definition. */
export function toValues(definition: AlarmDefinition): DefinitionValues {
  const { id: _id, deterministic: _deterministic, ...values } = definition
  return values
}

/** The longest text that the API stores for a name, a description, or all names of `match_by` with commas. */
const longest = 255

/** Reasons why values cannot be sent, by field. */
export const validateValues: {
  [field in 'name' | 'description' | 'expression' | 'matchBy']: (
    value: DefinitionValues[field],
  ) => string | null
} = {
  name: (value) =>
    value.trim() === ''
      ? 'Enter a name'
      : value.length > longest
        ? `Use at most ${longest} characters`
        : null,
  description: (value) => (value.length > longest ? `Use at most ${longest} characters` : null),
  expression: (value) =>
    value.trim() === ''
      ? 'Enter an expression, or add a condition'
      : readExpression(value)
        ? null
        : 'Correct the expression: the message below shows the mistake',
  matchBy: (value) => (value.join(',').length > longest ? `Use at most ${longest} characters in all` : null),
}

/** The values that differ. */
export function changedValues(before: DefinitionValues, after: DefinitionValues): Partial<DefinitionValues> {
  const changed = Object.entries(after).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof DefinitionValues]),
  )
  return Object.fromEntries(changed)
}

/** A name for a copy: `CPU (2)`, `CPU (3)`. */
export function nameOfCopy(name: string): string {
  const found = / \((\d{1,6})\)$/.exec(name)
  const number = found ? Number(found[1]) + 1 : 2
  const base = found ? name.slice(0, found.index) : name
  const suffix = ` (${number})`
  return base.slice(0, longest - suffix.length) + suffix
}
