import type { NotificationMethod } from '@monasca/core'
import { expect, test } from 'vitest'
import {
  changedFields,
  cloneName,
  findNameProblem,
  findPeriodProblem,
  initialValues,
  toFields,
} from './methodValues.js'

const ops: NotificationMethod = {
  id: '1',
  name: 'Ops',
  type: 'EMAIL',
  address: 'ops@example.org',
  period: 60,
}

test('a new method has a type that the server supports', () => {
  expect(initialValues('create', undefined, [], ['PAGERDUTY', 'EMAIL']).type).toBe('EMAIL')
  expect(initialValues('create', undefined, [], ['SLACK', 'WEBHOOK']).type).toBe('SLACK')
  expect(initialValues('create', undefined, [], []).type).toBe('')
})

test('edit and clone start with the method; a clone has a free name', () => {
  expect(initialValues('edit', ops, [ops], [])).toEqual({ ...without(ops, 'id'), period: '60', seconds: '' })
  expect(initialValues('clone', ops, [ops], []).name).toBe('Ops (copy)')
  expect(cloneName('Ops', [{ ...ops, name: 'Ops (copy)' }])).toBe('Ops (copy 2)')
  expect([...cloneName('😀'.repeat(250), [])]).toHaveLength(250)
})

test('name: required, limited, unique except for its own', () => {
  expect(findNameProblem('', [], undefined)).toBe('Enter a name.')
  expect(findNameProblem('x'.repeat(251), [], undefined)).toBe('Use at most 250 characters.')
  expect(findNameProblem('Ops', [ops], undefined)).toBe('Another method has this name.')
  expect(findNameProblem('Ops', [ops], '1')).toBeNull()
})

test.each(['', '1.5', '-60', '1e3', 'soon', '9'.repeat(10)])('period %j is refused', (seconds) => {
  expect(findPeriodProblem(seconds)).toBe('Enter a whole number of seconds.')
})

test('fields: trimmed, with the typed period; only changed ones are sent', () => {
  const values = {
    name: ' Ops ',
    type: 'EMAIL',
    address: ' new@example.org ',
    period: 'other',
    seconds: ' 300 ',
  }
  const fields = toFields(values)
  expect(fields).toEqual({ name: 'Ops', type: 'EMAIL', address: 'new@example.org', period: 300 })
  expect(changedFields(ops, fields)).toEqual({ address: 'new@example.org', period: 300 })
  expect(changedFields(ops, without(ops, 'id'))).toEqual({})
})

function without<value extends object, key extends keyof value>(value: value, key: key): Omit<value, key> {
  const { [key]: _, ...rest } = value
  return rest
}
