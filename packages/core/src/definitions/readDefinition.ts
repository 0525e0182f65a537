import { ExpressionSyntaxError, parseExpression } from '../expression/index.js'
import type { AlarmDefinitionFields, Severity } from '../monitoring/index.js'

/** A value of one entry that cannot be used. */
export type FieldProblem = {
  /** Below the entry, for example `match_by[0]`; '' for the entry itself. */
  path: string
  field: string | undefined
  reason: string
  advice?: string | undefined
}

/** Called for each problem of an entry. */
export type Report = (problem: FieldProblem) => void

const severities: readonly string[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']

/** Fields that a server adds: ignored, so that its replies can be used as entries. */
const computed: readonly string[] = ['id', 'links', 'deterministic', 'expression_data']

const known: readonly string[] = [
  'name',
  'description',
  'severity',
  'expression',
  'match_by',
  'actions_enabled',
  'alarm_actions',
  'ok_actions',
  'undetermined_actions',
]

/** Reads one entry of a document; `undefined` if it has problems, all of which are reported. */
export function readDefinition(value: unknown, report: Report): AlarmDefinitionFields | undefined {
  let isValid = true
  const refuse: Report = (problem) => {
    isValid = false
    report(problem)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuse({
      path: '',
      field: undefined,
      reason: 'must be an object',
      advice: 'Give it a `name` and an `expression`.',
    })
    return undefined
  }
  // Own members only: a field must not come from a prototype.
  const entry = new Map<string, unknown>(Object.entries(value))
  for (const key of entry.keys())
    if (!known.includes(key) && !computed.includes(key)) refuse(unknownField(key))
  const fields: AlarmDefinitionFields = {
    name: readText(entry, 'name', 1, refuse),
    description: readText(entry, 'description', 0, refuse),
    severity: readSeverity(entry, refuse),
    expression: readExpression(entry, refuse),
    matchBy: readMatchBy(entry, refuse),
    actionsEnabled: readEnabled(entry, refuse),
    alarmActions: readList(entry, 'alarm_actions', 250, refuse),
    okActions: readList(entry, 'ok_actions', 250, refuse),
    undeterminedActions: readList(entry, 'undetermined_actions', 250, refuse),
  }
  return isValid ? fields : undefined
}

function unknownField(key: string): FieldProblem {
  const plain = (text: string): string => text.replace(/[-_ ]/g, '').toLowerCase()
  const meant = known.find((field) => plain(field) === plain(key.slice(0, 40)))
  const shown = shorten(key)
  return {
    path: shown,
    field: shown,
    reason: 'is not a field of an alarm definition',
    advice: meant === undefined ? `Remove it. The fields are ${known.join(', ')}.` : `Use \`${meant}\`.`,
  }
}

function readText(entry: Map<string, unknown>, field: string, minimum: 0 | 1, refuse: Report): string {
  const value = entry.get(field)
  if (value === undefined && minimum === 0) return ''
  if (typeof value === 'string' && value.length >= minimum && !isLonger(value, 255)) return value
  const isMissing = value === undefined || value === ''
  refuse({
    path: field,
    field,
    reason: isMissing ? 'is missing' : `must be a string of ${minimum} to 255 characters`,
    advice: typeof value === 'string' || isMissing ? undefined : 'Put it in quotes.',
  })
  return ''
}

function readSeverity(entry: Map<string, unknown>, refuse: Report): Severity {
  const value = entry.get('severity')
  if (value === undefined) return 'LOW'
  const word = typeof value === 'string' && value.length < 10 ? value.toUpperCase() : ''
  if (severities.includes(word)) return word as Severity
  refuse({ path: 'severity', field: 'severity', reason: `must be one of ${severities.join(', ')}` })
  return 'LOW'
}

function readExpression(entry: Map<string, unknown>, refuse: Report): string {
  const field = 'expression'
  const value = entry.get(field)
  if (typeof value !== 'string' || value === '') {
    const reason = value === undefined || value === '' ? 'is missing' : 'must be a string'
    refuse({ path: field, field, reason, advice: 'Example: `avg(cpu.user_perc) > 90`.' })
    return ''
  }
  try {
    parseExpression(value)
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error
    const { expected, line, column } = error
    refuse({
      path: field,
      field,
      reason: `is not valid: expected ${expected} at line ${line}, column ${column}`,
    })
  }
  return value
}

function readMatchBy(entry: Map<string, unknown>, refuse: Report): string[] {
  const field = 'match_by'
  const names = readList(entry, field, 255, refuse)
  for (const [index, name] of names.entries()) {
    const isValid = !/[><={},"\\;&]/.test(name) && !name.startsWith('_')
    if (!isValid) refuse({ path: `${field}[${index}]`, field, reason: 'is not the name of a dimension' })
  }
  if (isLonger(names.join(','), 255)) {
    refuse({ path: field, field, reason: 'must have at most 255 characters in all' })
  }
  return names
}

function readEnabled(entry: Map<string, unknown>, refuse: Report): boolean {
  const field = 'actions_enabled'
  const value = entry.get(field)
  if (value === undefined || typeof value === 'boolean') return value ?? true
  // Servers treat the text 'false' as true.
  refuse({ path: field, field, reason: 'must be true or false', advice: 'Do not put it in quotes.' })
  return true
}

/** Reads a list of different, non-empty strings. */
function readList(entry: Map<string, unknown>, field: string, maximum: number, refuse: Report): string[] {
  const value = entry.get(field)
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    const advice = typeof value === 'string' ? 'Put it in brackets.' : undefined
    refuse({ path: field, field, reason: 'must be a list of strings', advice })
    return []
  }
  const items: string[] = []
  const seen = new Set<string>()
  // By index: a sparse list has items that iterating methods skip.
  for (let index = 0; index < value.length && index <= 1000; index++) {
    const item: unknown = value[index]
    const path = `${field}[${index}]`
    if (index === 1000) {
      refuse({ path: field, field, reason: 'must have at most 1000 items' })
    } else if (typeof item !== 'string' || item === '' || isLonger(item, maximum)) {
      refuse({ path, field, reason: `must be a string of 1 to ${maximum} characters` })
      // One problem of a list is enough: a list of objects would have a thousand.
      return items
    } else if (seen.has(item)) {
      refuse({ path, field, reason: `repeats "${shorten(item)}"`, advice: 'Remove it.' })
    } else {
      seen.add(item)
      items.push(item)
    }
  }
  return items
}

/** Counts code points, as servers do, and not more than needed. */
function isLonger(text: string, maximum: number): boolean {
  if (text.length <= maximum) return false
  return text.length > 2 * maximum || [...text].length > maximum
}

/** Text of a document for a message. */
export function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`
}
