import { expect, test } from 'vitest'
import type { AlarmDefinition } from '../monitoring/index.js'
import { formatDefinitionDocument } from './definitionDocument.js'
import { DefinitionDocumentError, type DefinitionProblem } from './documentError.js'
import { readDefinitionDocument } from './readDefinitionDocument.js'

const definition: AlarmDefinition = {
  id: 'd1',
  name: 'CPU',
  description: 'busy',
  expression: 'avg(cpu.user_perc) > 90',
  deterministic: false,
  matchBy: ['hostname'],
  severity: 'HIGH',
  actionsEnabled: false,
  alarmActions: ['n1', 'n2'],
  okActions: [],
  undeterminedActions: [],
}

function problemsOf(value: unknown): readonly DefinitionProblem[] {
  try {
    readDefinitionDocument(value)
  } catch (error) {
    if (error instanceof DefinitionDocumentError) return error.problems
    throw error
  }
  return []
}

const problem = (entry: unknown): string[] =>
  problemsOf({ version: 1, definitions: [entry] }).map(({ path, reason }) => `${path} ${reason}`)

const valid = { name: 'CPU', expression: 'cpu > 1' }

test('format: names of notification methods, without defaults and ids, sorted by name', () => {
  const other: AlarmDefinition = {
    ...definition,
    name: 'A',
    description: '',
    matchBy: [],
    severity: 'LOW',
    actionsEnabled: true,
    alarmActions: [],
  }
  const notifications = [{ id: 'n1', name: 'On call' }]
  expect(formatDefinitionDocument([definition, other], { notifications })).toEqual({
    version: 1,
    definitions: [
      { name: 'A', severity: 'LOW', expression: 'avg(cpu.user_perc) > 90' },
      {
        name: 'CPU',
        description: 'busy',
        severity: 'HIGH',
        expression: 'avg(cpu.user_perc) > 90',
        match_by: ['hostname'],
        actions_enabled: false,
        alarm_actions: ['On call', 'n2'],
      },
    ],
  })
})

test('format: a name that is used twice or is an id is written as id', () => {
  const notifications = [
    { id: 'n1', name: 'same' },
    { id: 'n2', name: 'n1' },
    { id: 'n3', name: 'same' },
  ]
  const { definitions } = formatDefinitionDocument([definition], { notifications })
  expect(definitions[0]?.alarm_actions).toEqual(['n1', 'n2'])
})

test('read: fills in defaults, and ignores what only servers set', () => {
  const entry = {
    ...valid,
    severity: 'critical',
    id: 'x',
    links: [],
    deterministic: true,
    expression_data: {},
  }
  expect(readDefinitionDocument({ version: 1, definitions: [entry] })).toEqual([
    {
      name: 'CPU',
      description: '',
      severity: 'CRITICAL',
      expression: 'cpu > 1',
      matchBy: [],
      actionsEnabled: true,
      alarmActions: [],
      okActions: [],
      undeterminedActions: [],
    },
  ])
})

test('read: returns what was formatted', () => {
  const { id: _id, deterministic: _deterministic, ...fields } = definition
  const document: unknown = JSON.parse(JSON.stringify(formatDefinitionDocument([definition])))
  expect(readDefinitionDocument(document)).toEqual([fields])
})

test.each([
  [undefined, ' must be an object with `version` and `definitions`'],
  ['text', ' must be an object with `version` and `definitions`'],
  [[valid], ' must be an object with `version` and `definitions`'],
  [{ definitions: [] }, 'version is missing'],
  [{ version: '1', definitions: [] }, 'version must be 1'],
  [{ version: 1 }, 'definitions is missing'],
  [{ version: 1, definitions: {} }, 'definitions must be a list'],
  [{ version: 1, definitions: [], extra: 1 }, 'extra is not a part of the document'],
  [
    { version: 1, definitions: Array.from({ length: 10_001 }) },
    'definitions must have at most 10000 entries',
  ],
])('read: refuses a document: %#', (value, expected) => {
  expect(problemsOf(value).map(({ path, reason }) => `${path} ${reason}`)).toEqual([expected])
})

test.each([
  [null, ['definitions[0] must be an object']],
  [{}, ['definitions[0].name is missing', 'definitions[0].expression is missing']],
  [{ ...valid, name: 7 }, ['definitions[0].name must be a string of 1 to 255 characters']],
  [{ ...valid, name: 'x'.repeat(256) }, ['definitions[0].name must be a string of 1 to 255 characters']],
  [{ ...valid, description: null }, ['definitions[0].description must be a string of 0 to 255 characters']],
  [{ ...valid, severity: 'WORST' }, ['definitions[0].severity must be one of LOW, MEDIUM, HIGH, CRITICAL']],
  [{ ...valid, expression: ['a'] }, ['definitions[0].expression must be a string']],
  [
    { ...valid, expression: 'cpu = 1' },
    [
      'definitions[0].expression is not valid: expected a comparison operator (<, <=, >, >=) at line 1, column 5',
    ],
  ],
  [{ ...valid, match_by: 'hostname' }, ['definitions[0].match_by must be a list of strings']],
  [
    { ...valid, match_by: ['_a', 'b,c'] },
    [
      'definitions[0].match_by[0] is not the name of a dimension',
      'definitions[0].match_by[1] is not the name of a dimension',
    ],
  ],
  [
    { ...valid, match_by: ['a'.repeat(200), 'b'.repeat(200)] },
    ['definitions[0].match_by must have at most 255 characters in all'],
  ],
  [{ ...valid, actions_enabled: 'false' }, ['definitions[0].actions_enabled must be true or false']],
  [{ ...valid, ok_actions: ['a', 'a'] }, ['definitions[0].ok_actions[1] repeats "a"']],
  [{ ...valid, ok_actions: [{}] }, ['definitions[0].ok_actions[0] must be a string of 1 to 250 characters']],
  [
    { ...valid, ok_actions: new Array<string>(2) },
    ['definitions[0].ok_actions[0] must be a string of 1 to 250 characters'],
  ],
])('read: refuses an entry: %#', (entry, expected) => {
  expect(problem(entry)).toEqual(expected)
})

test('read: an unknown field names the one that was meant', () => {
  const [meant, unknown] = problemsOf({ version: 1, definitions: [{ ...valid, matchBy: [], limit: 1 }] })
  expect(meant).toEqual({
    path: 'definitions[0].matchBy',
    index: 0,
    name: 'CPU',
    field: 'matchBy',
    reason: 'is not a field of an alarm definition',
    advice: 'Use `match_by`.',
  })
  expect(unknown?.advice).toContain('The fields are name, description')
})

test('read: a name that is used twice', () => {
  const problems = problemsOf({ version: 1, definitions: [valid, { ...valid, name: 'b' }, valid] })
  expect(problems).toMatchObject([{ path: 'definitions[2].name', index: 2, name: 'CPU' }])
  expect(problems[0]?.reason).toBe('has the same name as definitions[0]')
})

test('read: members of a prototype are no fields, and `__proto__` is an unknown one', () => {
  const inherited: unknown = Object.create(valid)
  expect(problem(inherited)).toEqual([
    'definitions[0].name is missing',
    'definitions[0].expression is missing',
  ])
  const polluted: unknown = JSON.parse('{"name":"a","expression":"cpu > 1","__proto__":{"severity":"HIGH"}}')
  expect(problem(polluted)).toEqual(['definitions[0].__proto__ is not a field of an alarm definition'])
})

test('read: a document that contains itself, and one of a million wrong values, end with short messages', () => {
  const cyclic: Record<string, unknown> = { version: 1 }
  cyclic['definitions'] = [cyclic]
  expect(problem(cyclic)).not.toEqual([])
  const wrong = { ['x'.repeat(1_000_000)]: 1, alarm_actions: Array.from({ length: 1_000_000 }) }
  const problems = problemsOf({ version: 1, definitions: Array.from({ length: 5000 }, () => wrong) })
  expect(problems).toHaveLength(100)
  expect(new DefinitionDocumentError(problems).message.length).toBeLessThan(3000)
})

test('error: the message lists the first problems', () => {
  const error = new DefinitionDocumentError(problemsOf({ version: 1, definitions: [{}] }))
  expect(error.message).toMatchInlineSnapshot(`
    "The alarm definitions cannot be read.
    \`definitions[0].name\` is missing.
    \`definitions[0].expression\` is missing. Example: \`avg(cpu.user_perc) > 90\`."
  `)
})
