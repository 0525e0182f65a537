import type { AlarmDefinition } from '@monasca/core'
import { expect, test } from 'vitest'
import { createWorking, findSilenced, findSilent, findUses } from './usage.js'

function define(name: string, fields: Partial<AlarmDefinition> = {}): AlarmDefinition {
  return {
    id: name,
    name,
    description: '',
    expression: 'max(cpu) > 1',
    deterministic: false,
    matchBy: [],
    severity: 'LOW',
    actionsEnabled: true,
    alarmActions: [],
    okActions: [],
    undeterminedActions: [],
    ...fields,
  }
}

const always = () => true

test('uses: all three lists, each definition once', () => {
  const both = define('both', { alarmActions: ['a', 'b'], okActions: ['a'] })
  const late = define('late', { undeterminedActions: ['a'] })
  const uses = findUses([both, late, define('none')])
  expect(uses.get('a')).toEqual([
    { definition: both, states: ['ALARM', 'OK'] },
    { definition: late, states: ['UNDETERMINED'] },
  ])
  expect(uses.get('b')).toEqual([{ definition: both, states: ['ALARM'] }])
  expect(uses.get('c')).toBeUndefined()
})

test('silent: the reason for each definition', () => {
  const silent = findSilent(
    [
      define('fine', { alarmActions: ['gone', 'a'] }),
      define('off', { alarmActions: ['a'], actionsEnabled: false }),
      define('empty'),
      define('ok only', { okActions: ['a'] }),
      define('unsupported', { alarmActions: ['slack'] }),
      define('deleted', { alarmActions: ['gone'] }),
    ],
    createWorking(
      [
        { id: 'a', name: 'a', type: 'EMAIL', address: 'a@b', period: 0 },
        { id: 'slack', name: 's', type: 'SLACK', address: 's', period: 0 },
      ],
      ['EMAIL', 'WEBHOOK'],
    ),
  )
  expect(silent.map(({ definition, reason }) => [definition.name, reason])).toEqual([
    ['off', 'disabled'],
    ['empty', 'no methods'],
    ['ok only', 'other states only'],
    ['unsupported', 'unsupported methods'],
    ['deleted', 'unsupported methods'],
  ])
})

test('silenced by a deletion: only definitions whose last working method it is', () => {
  const last = define('last', { alarmActions: ['a'] })
  const second = define('second', { alarmActions: ['a', 'b'] })
  const ok = define('ok', { okActions: ['a'] })
  const off = define('off', { alarmActions: ['a'], actionsEnabled: false })
  const uses = findUses([last, second, ok, off]).get('a') ?? []
  expect(findSilenced(uses, 'a', always)).toEqual([last])
  expect(findSilenced(uses, 'a', (id) => id === 'a')).toEqual([last, second])
})
