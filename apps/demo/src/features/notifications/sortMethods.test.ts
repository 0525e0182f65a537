import type { AlarmDefinition } from '@monasca/core'
import { expect, test } from 'vitest'
import { type MethodRow, sortMethods } from './sortMethods.js'

const definition = { id: 'd' } as AlarmDefinition

function row(name: string, type: string, uses: number): MethodRow {
  return {
    method: { id: name, name, type, address: '', period: 0 },
    uses: Array.from({ length: uses }, () => ({ definition, states: [] })),
    isSupported: true,
  }
}

const rows = [row('Ops 10', 'EMAIL', 1), row('ops 9', 'WEBHOOK', 3), row('Night', 'EMAIL', 1)]
const names = (sorted: MethodRow[]) => sorted.map(({ method }) => method.name)

test('by name: as people read, numbers included', () => {
  expect(names(sortMethods(rows, []))).toEqual(['Night', 'ops 9', 'Ops 10'])
  expect(names(sortMethods(rows, [{ id: 'name', direction: 'desc' }]))).toEqual(['Ops 10', 'ops 9', 'Night'])
})

test('by several columns, then by name; unknown columns are skipped', () => {
  const sort = [
    { id: 'address', direction: 'asc' },
    { id: 'type', direction: 'asc' },
    { id: 'uses', direction: 'desc' },
  ] as const
  expect(names(sortMethods(rows, sort))).toEqual(['Night', 'Ops 10', 'ops 9'])
})
