import type { AlarmDefinitionFields } from '../monitoring/index.js'
import { DefinitionDocumentError, type DefinitionProblem } from './documentError.js'
import { readDefinition, shorten } from './readDefinition.js'

/** Number of problems after which reading stops. */
const maximumProblems = 100

const maximumDefinitions = 10_000

/**
 * Reads a document of alarm definitions: the parsed content of a JSON or YAML file. The content may be anything; it is
 * checked completely. Returns the definitions with all fields; those missing in the document have the API's defaults.
 * Fields that only servers set (`id`, `links`, `deterministic`, `expression_data`) are ignored.
 *
 * @throws `DefinitionDocumentError` with all problems: unknown or missing fields, values of the wrong type, expressions
 *   that are not valid, names that are used twice
 * @example
 * ```ts
 * const wanted = readDefinitionDocument({
 *   version: 1,
 *   definitions: [{ name: 'CPU', expression: 'avg(cpu.user_perc) > 90', alarm_actions: ['On call'] }],
 * })
 * // [{ name: 'CPU', severity: 'LOW', actionsEnabled: true, alarmActions: ['On call'], … }]
 * ```
 */
export function readDefinitionDocument(value: unknown): AlarmDefinitionFields[] {
  const problems: DefinitionProblem[] = []
  const definitions = readEntries(value, (problem) => {
    if (problems.length < maximumProblems) problems.push(problem)
  })
  if (problems.length > 0) throw new DefinitionDocumentError(problems)
  return definitions
}

function readEntries(value: unknown, report: (problem: DefinitionProblem) => void): AlarmDefinitionFields[] {
  const refuse = (path: string, reason: string, advice?: string): AlarmDefinitionFields[] => {
    report({ path, index: undefined, name: undefined, field: undefined, reason, advice })
    return []
  }
  const example = 'Begin with `version: 1` and `definitions:`.'
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('', 'must be an object with `version` and `definitions`', example)
  }
  const members = new Map<string, unknown>(Object.entries(value))
  const version = members.get('version')
  if (version !== 1) {
    return refuse(
      'version',
      version === undefined ? 'is missing' : 'must be 1',
      'Set it to 1, the only version.',
    )
  }
  for (const key of members.keys()) {
    if (key !== 'version' && key !== 'definitions')
      refuse(shorten(key), 'is not a part of the document', 'Remove it.')
  }
  const entries = members.get('definitions')
  if (!Array.isArray(entries)) {
    return refuse('definitions', entries === undefined ? 'is missing' : 'must be a list', example)
  }
  if (entries.length > maximumDefinitions) {
    return refuse('definitions', `must have at most ${maximumDefinitions} entries`)
  }
  const positions = new Map<string, number>()
  return Array.from({ length: entries.length }, (_, index): AlarmDefinitionFields[] => {
    const entry: unknown = entries[index]
    const name = nameOf(entry)
    const place = `definitions[${index}]`
    const first = name === undefined ? undefined : positions.get(name)
    if (name !== undefined && first === undefined) positions.set(name, index)
    if (first !== undefined) {
      const reason = `has the same name as definitions[${first}]`
      report({ path: `${place}.name`, index, name, field: 'name', reason, advice: 'Give each its own name.' })
    }
    const fields = readDefinition(entry, ({ path, field, reason, advice }) =>
      report({ path: path === '' ? place : `${place}.${path}`, index, name, field, reason, advice }),
    )
    return fields === undefined ? [] : [fields]
  }).flat()
}

/** The name of an entry, if it has one that can be shown. */
function nameOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, 'name')) return undefined
  const name: unknown = (entry as { name?: unknown }).name
  return typeof name === 'string' && name !== '' && name.length <= 510 ? name : undefined
}
