import { describe, expect, test } from 'vitest'
import { changedValues, emptyValues, nameOfCopy, validateValues } from './definitionValues.js'
import { findRefusals } from './findRefusals.js'

const stored = {
  expression: 'avg(cpu{service=shop}) > 90 and max(load) > 4',
  matchBy: ['hostname', 'device'],
}

describe('refusals', () => {
  test.each([
    'max(cpu{service=shop}, 120) >= 95 times 3 and max(load) > 4',
    'max(load) > 4 or avg(cpu{service=shop}, deterministic) > 90',
    // Not an expression: other problems come first.
    'avg(cpu{service=shop}',
  ])('none: %s', (expression) => {
    expect(findRefusals(stored, { ...stored, expression })).toEqual([])
  })

  test('another metric: what is removed and what is added', () => {
    const expression = 'avg(cpu{service=mail}) > 90 and max(load) > 4'
    expect(findRefusals(stored, { ...stored, expression })).toEqual([
      {
        field: 'expression',
        reason: 'The metrics and dimensions of the conditions cannot change.',
        details: ['Removed: cpu{service=shop}', 'Added: cpu{service=mail}'],
      },
    ])
  })

  test('another number of conditions', () => {
    expect(findRefusals(stored, { ...stored, expression: 'max(load) > 4' })).toMatchObject([
      {
        reason: 'The number of conditions cannot change: it is 2, and would be 1.',
        details: ['Removed: cpu{service=shop}'],
      },
    ])
  })

  test('match by: other dimensions, or another order', () => {
    expect(findRefusals(stored, { ...stored, matchBy: ['device', 'hostname'] })).toMatchObject([
      { field: 'matchBy', reason: 'The order of the dimensions in “Match by” cannot change.' },
    ])
    expect(findRefusals(stored, { ...stored, matchBy: [] })).toMatchObject([
      { details: ['Saved: hostname, device', 'New: none'] },
    ])
  })
})

test('values: only those that differ are sent', () => {
  expect(changedValues(emptyValues, { ...emptyValues, name: 'CPU', matchBy: [] })).toEqual({ name: 'CPU' })
})

test('values: what the API cannot store is not sent', () => {
  expect(validateValues.name(' ')).toBe('Enter a name')
  expect(validateValues.name('x'.repeat(256))).toBe('Use at most 255 characters')
  expect(validateValues.expression('cpu >')).not.toBeNull()
  expect(validateValues.expression('cpu > 1')).toBeNull()
  expect(validateValues.matchBy(['a', 'b'])).toBeNull()
})

test('names of copies count up, and stay short enough', () => {
  expect(nameOfCopy('CPU')).toBe('CPU (2)')
  expect(nameOfCopy('CPU (9)')).toBe('CPU (10)')
  expect(nameOfCopy('x'.repeat(255))).toHaveLength(255)
})
