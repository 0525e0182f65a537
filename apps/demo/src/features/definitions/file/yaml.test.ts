import type { DefinitionDocument } from '@monasca/core/definitions'
import { expect, test } from 'vitest'
import { formatYaml } from './formatYaml.js'
import { readYaml } from './readYaml.js'

const content: DefinitionDocument = {
  version: 1,
  definitions: [
    {
      name: 'CPU: busy',
      severity: 'HIGH',
      expression: 'avg(cpu.user_perc{hostname=web-01}, 120) > 90',
      match_by: ['hostname'],
    },
    { name: 'Yes', expression: 'max(a) > 1', actions_enabled: false, alarm_actions: ['On call', '5'] },
  ],
}

const textsOf = (text: string) =>
  readYaml(text).problems?.map((problem) => `${problem.line}: ${problem.text}`)
const file = (entry: string) => `version: 1\ndefinitions:\n  - name: CPU\n    expression: cpu > 1\n${entry}`

test('format: one field per line, short lists in brackets, a blank line between definitions', () => {
  expect(formatYaml(content)).toMatchInlineSnapshot(`
    "version: 1
    definitions:
      - name: "CPU: busy"
        severity: HIGH
        expression: avg(cpu.user_perc{hostname=web-01}, 120) > 90
        match_by: [hostname]

      - name: Yes
        expression: max(a) > 1
        actions_enabled: false
        alarm_actions: [On call, "5"]
    "
  `)
})

test('read: what was written, and JSON', () => {
  for (const text of [formatYaml(content), JSON.stringify(content)]) {
    expect(readYaml(text).definitions).toMatchObject([
      { name: 'CPU: busy', severity: 'HIGH', matchBy: ['hostname'] },
      { name: 'Yes', actionsEnabled: false, alarmActions: ['On call', '5'] },
    ])
  }
})

test.each([
  ['', ['undefined: The file must be an object']],
  ['version: 1', ['undefined: `definitions` is missing']],
  [file('    limit: 5'), ['5: `limit` is not a field of an alarm definition']],
  [file('    actions_enabled: yes'), ['5: `actions_enabled` must be true or false']],
  [file('    match_by: [a, a]'), ['5: `match_by[1]` repeats "a"']],
  [
    file('  - name: CPU\n    expression: cpu = 1'),
    ['5: `name` has the same name', '6: `expression` is not valid'],
  ],
  ['a: [', ['1: Not valid YAML']],
  ['a: 1\na: 2', ['2: Not valid YAML']],
  ['version: !secret 1', ['1: Not valid YAML']],
  ['a: &x [1]\nb: [*x, *x]', ['2: Aliases (*) are not supported.']],
])('problems with the line: %#', (text, expected) => {
  const found = textsOf(text)
  expect(found).toHaveLength(expected.length)
  for (const [index, words] of expected.entries()) expect(found?.[index]).toContain(words)
})

test.each([
  ['[', 100_000],
  ['{a: ', 25_000],
  ['- ', 50_000],
  ['? ', 50_000],
  ['&a ', 10_000],
  ['"', 10_000],
  ['x', 500_001],
])('hostile text ends soon with a problem: %s × %d', (unit, count) => {
  expect(readYaml(unit.repeat(count)).problems?.length).toBeGreaterThan(0)
})

test('a key named __proto__ is an unknown field', () => {
  expect(textsOf(file('    __proto__: {severity: HIGH}'))?.[0]).toContain('`__proto__` is not a field')
})

test('JSON may be larger', () => {
  const definitions = Array.from({ length: 9000 }, (_, index) => ({
    name: `CPU ${index}`,
    expression: 'avg(cpu.user_perc) > 90',
  }))
  const text = JSON.stringify({ version: 1, definitions })
  expect(text.length).toBeGreaterThan(500_000)
  expect(readYaml(text).definitions).toHaveLength(9000)
})
