import { expect, test } from 'vitest'
import { makePoints } from '../../test/makePoints.js'
import type { ChartLine } from '../components/chart/types.js'
import { usedMemory } from './usedMemory.js'

const total: ChartLine = {
  id: 'mem.total_mb',
  label: 'Total',
  color: 6,
  unit: 'mebibytes',
  points: makePoints([
    [1000, 16],
    [2000, 16],
  ]),
}
const usable: ChartLine = {
  id: 'mem.usable_mb',
  label: 'Usable',
  color: 1,
  unit: 'mebibytes',
  points: makePoints([
    [500, 11],
    [1000, 10],
    [2000, 9],
    [3000, 8],
  ]),
}

test('in use is total without usable, also after the last report of the total, and unknown before the first', () => {
  expect(usedMemory([total, usable])).toEqual([
    {
      ...usable,
      label: 'In use',
      points: makePoints([
        [500, Number.NaN],
        [1000, 6],
        [2000, 7],
        [3000, 8],
      ]),
    },
    total,
  ])
})

test('without a total, what is usable', () => {
  expect(usedMemory([{ ...total, points: makePoints([]) }, usable])).toEqual([usable])
})
