import { expect, test } from 'vitest'
import { makeLine } from '../../../test/makeLine.js'
import { lineEnds, silentSince } from './lineEnds.js'

const minute = 60_000
const range = { start: 0, end: 60 * minute }
const fresh = makeLine('fresh', [[59 * minute, 1]])
const ended = makeLine('ended', [[30 * minute, 7]])
const before = makeLine('before', [[-minute, 1]])
const empty = makeLine('empty', [])

test('lines that are silent at the end of the range, but not before it', () => {
  expect(lineEnds([fresh, ended, before, empty], range)).toEqual([
    { line: ended, time: 30 * minute, value: 7 },
  ])
  // A step of statistics may last longer.
  expect(lineEnds([ended], { ...range, minimumStep: 15 * minute })).toEqual([])
})

test('no line has data since the newest point of all', () => {
  expect(silentSince([ended, before], range)).toBe(30 * minute)
  expect(silentSince([ended, fresh], range)).toBeUndefined()
  expect(silentSince([empty], range)).toBeUndefined()
})
