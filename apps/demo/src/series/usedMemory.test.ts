import { expect, test } from 'vitest'
import { makePoints } from '../../test/makePoints.js'
import { usedMemory } from './usedMemory.js'

const total = {
  label: 'Total',
  color: 6,
  points: makePoints([
    [1000, 16],
    [2000, 16],
  ]),
}
const usable = {
  label: 'Usable',
  color: 1,
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
      label: 'In use',
      color: 1,
      points: makePoints([
        [500, Number.NaN],
        [1000, 6],
        [2000, 7],
        [3000, 8],
      ]),
    },
    { ...total, fill: 'none' },
  ])
})

test('without a total, what is usable', () => {
  expect(usedMemory([{ ...total, points: makePoints([]) }, usable])).toEqual([usable])
})
