import { expect, test } from 'vitest'
import { type HostRow, sortHostRows } from './sortHostRows.js'

const row = (name: string, cpu: number | undefined, load: number): HostRow => ({
  host: { name, simulated: false },
  isSilent: cpu === undefined,
  cpu,
  memory: undefined,
  load,
})
const rows = [row('web-10', 20, 1), row('web-2', undefined, 2), row('web-9', 80, 3), row('web-1', 20, 4)]
const namesOf = (sorted: readonly HostRow[]) => sorted.map(({ host }) => host.name)

test('by name in numeric order, or by values; hosts without a value are last in both directions', () => {
  expect(namesOf(sortHostRows(rows, []))).toEqual(['web-10', 'web-2', 'web-9', 'web-1'])
  expect(namesOf(sortHostRows(rows, [{ id: 'name', direction: 'asc' }]))).toEqual([
    'web-1',
    'web-2',
    'web-9',
    'web-10',
  ])
  expect(
    namesOf(
      sortHostRows(rows, [
        { id: 'cpu', direction: 'desc' },
        { id: 'load', direction: 'desc' },
      ]),
    ),
  ).toEqual(['web-9', 'web-1', 'web-10', 'web-2'])
  expect(namesOf(sortHostRows(rows, [{ id: 'cpu', direction: 'asc' }]))).toEqual([
    'web-10',
    'web-1',
    'web-9',
    'web-2',
  ])
})
