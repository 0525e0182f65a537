import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDefinitionDocument, type WantedDefinition } from './definitionDocument.js'
import { planDefinitions } from './planDefinitions.js'
import type { CurrentDefinition } from './planTypes.js'
import { readDefinitionDocument } from './readDefinitionDocument.js'

const current: CurrentDefinition = {
  id: 'd1',
  name: 'CPU',
  description: 'busy',
  expression: 'avg(cpu.user_perc{service=web}) > 90',
  matchBy: ['hostname', 'region'],
  severity: 'HIGH',
  actionsEnabled: true,
  alarmActions: ['n1', 'n2'],
  okActions: [],
  undeterminedActions: [],
}
const notifications = [
  { id: 'n1', name: 'On call' },
  { id: 'n2', name: 'Chat' },
]
const { id: _id, ...wanted } = current

const planOne = (definition: WantedDefinition) =>
  planDefinitions([current], [definition], { notifications }).entries[0]

test('unchanged: other spelling, defaults and order', () => {
  const entry = planOne({
    ...wanted,
    expression: 'avg( cpu.user_perc{service=web}, 60 ) gt 90.0 times 1',
    matchBy: ['region', 'hostname'],
    alarmActions: ['Chat', 'On call'],
  })
  expect(entry).toEqual({ action: 'unchanged', name: 'CPU', alarmDefinitionId: 'd1' })
})

test('create: a new name; names become ids, once each', () => {
  const entry = planOne({ name: 'New', expression: 'cpu > 1', alarmActions: ['On call', 'n1'] })
  expect(entry).toEqual({
    action: 'create',
    name: 'New',
    fields: {
      name: 'New',
      description: '',
      expression: 'cpu > 1',
      severity: 'LOW',
      matchBy: [],
      actionsEnabled: true,
      alarmActions: ['n1'],
      okActions: [],
      undeterminedActions: [],
    },
  })
})

test('change: only what differs, with names of methods', () => {
  const entry = planOne({
    ...wanted,
    severity: 'LOW',
    expression: 'max(cpu.user_perc{service=web}, 120) >= 95 times 3',
    alarmActions: ['Chat'],
    actionsEnabled: false,
  })
  expect(entry).toEqual({
    action: 'change',
    name: 'CPU',
    alarmDefinitionId: 'd1',
    changes: [
      { field: 'severity', before: 'HIGH', after: 'LOW' },
      { field: 'actionsEnabled', before: true, after: false },
      {
        field: 'expression',
        before: 'avg(cpu.user_perc{service=web}) > 90',
        after: 'max(cpu.user_perc{service=web}, 120) >= 95 times 3',
      },
      { field: 'alarmActions', before: ['On call', 'Chat'], after: ['Chat'] },
    ],
    patch: {
      severity: 'LOW',
      actionsEnabled: false,
      expression: 'max(cpu.user_perc{service=web}, 120) >= 95 times 3',
      alarmActions: ['n2'],
    },
  })
})

test('change: missing fields are changed to their defaults', () => {
  const { name, expression, matchBy } = wanted
  expect(planOne({ name, expression, matchBy })).toMatchObject({
    action: 'change',
    patch: { description: '', severity: 'LOW', alarmActions: [] },
  })
})

test.each([
  ['another metric', { expression: 'avg(cpu.idle_perc{service=web}) > 90' }, 'metrics'],
  ['another dimension', { expression: 'avg(cpu.user_perc{service=db}) > 90' }, 'metrics'],
  [
    'one more comparison',
    { expression: `${current.expression} and avg(cpu.user_perc{service=web}) < 99` },
    'metrics',
  ],
  ['another match_by', { matchBy: ['hostname'] }, 'match_by'],
  ['an unknown method', { okActions: ['Missing'] }, 'notification'],
  ['an invalid expression', { expression: 'cpu = 1' }, 'invalid'],
  ['a name that is too long', { name: 'x'.repeat(256) }, 'invalid'],
])('refused: %s', (_, fields, code) => {
  expect(planOne({ ...wanted, ...fields })).toMatchObject({ action: 'refused', refusals: [{ code }] })
})

test('refused: all reasons at once, in words', () => {
  const entry = planOne({ ...wanted, expression: 'cpu{a=b} > 1', matchBy: [], alarmActions: ['Missing'] })
  const refusals = entry?.action === 'refused' ? entry.refusals : []
  expect(refusals.map(({ reason }) => reason)).toEqual([
    'The project has no notification method "Missing".',
    'The new expression removes cpu.user_perc{service=web} and adds cpu{a=b}. The metrics of a definition cannot change.',
    '`match_by` cannot change; it is hostname, region.',
  ])
  expect(refusals[1]?.metrics).toEqual({
    added: [{ metricName: 'cpu', dimensions: { a: 'b' } }],
    removed: [{ metricName: 'cpu.user_perc', dimensions: { service: 'web' } }],
  })
})

test('refused: the second of two definitions with one name', () => {
  const { entries, counts } = planDefinitions([current], [wanted, wanted])
  expect(entries).toMatchObject([
    { action: 'unchanged' },
    { action: 'refused', refusals: [{ code: 'duplicate' }] },
  ])
  expect(counts).toEqual({ create: 0, change: 0, unchanged: 1, refused: 1, delete: 0 })
})

test('change: the server decides about an expression that it should not have accepted', () => {
  const { entries } = planDefinitions([{ ...current, expression: '' }], [wanted])
  expect(entries).toMatchObject([{ action: 'change', patch: { expression: current.expression } }])
})

test('without a list of methods, actions are ids', () => {
  expect(planDefinitions([current], [wanted]).entries).toMatchObject([{ action: 'unchanged' }])
})

test('prune: deletes what is not wanted, but not what is refused', () => {
  const other = { ...current, id: 'd2', name: 'Other' }
  const definitions = [current, other]
  const refusedOnly = [{ ...wanted, matchBy: [] }]
  expect(planDefinitions(definitions, refusedOnly, { notifications }).counts).toMatchObject({ delete: 0 })
  expect(planDefinitions(definitions, refusedOnly, { notifications, prune: true }).entries).toMatchObject([
    { action: 'refused', name: 'CPU' },
    { action: 'delete', name: 'Other', alarmDefinitionId: 'd2' },
  ])
})

const arbitraryDefinition = fc.record({
  id: fc.uuid(),
  name: fc.string({ minLength: 1, maxLength: 255, unit: 'grapheme-ascii' }),
  description: fc.string({ maxLength: 50, unit: 'binary' }),
  expression: fc.constantFrom('cpu > 1', 'avg(a{b=c}, 120) < 3 times 2', '(a > 1 or b < 2) and c >= 4'),
  matchBy: fc.uniqueArray(fc.constantFrom('hostname', 'service', 'region')),
  severity: fc.constantFrom('LOW', 'MEDIUM', 'HIGH', 'CRITICAL'),
  actionsEnabled: fc.boolean(),
  alarmActions: fc.uniqueArray(fc.constantFrom('n1', 'n2', 'n3')),
  okActions: fc.uniqueArray(fc.constantFrom('n1', 'n2', 'n3')),
  undeterminedActions: fc.uniqueArray(fc.constantFrom('n1', 'n2', 'n3')),
})

test('an exported document changes nothing, whatever the definitions', () => {
  const definitions = fc.uniqueArray(arbitraryDefinition, { selector: ({ name }) => name, maxLength: 8 })
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(definitions, names, (existing, [one = '', two = '', three = '']) => {
      const methods = [
        { id: 'n1', name: one },
        { id: 'n2', name: two },
        { id: 'n3', name: three },
      ]
      const document: unknown = JSON.parse(
        JSON.stringify(formatDefinitionDocument(existing, { notifications: methods })),
      )
      const plan = planDefinitions(existing, readDefinitionDocument(document), {
        notifications: methods,
        prune: true,
      })
      expect(plan.counts).toEqual({ create: 0, change: 0, refused: 0, delete: 0, unchanged: existing.length })
    }),
  )
})
