import { expect, test } from 'vitest'
import { makeLine } from '../../../test/makeLine.js'
import { describePoint, movePoint, type ReadContent, type ReadPoint } from './readPoints.js'

const minute = 60_000
const lines = [
  makeLine(
    'cpu',
    [-1, 0, 1, 2, 3, 8, 9].map((at) => [at * minute, at]),
    { unit: 'percent' },
  ),
  makeLine('empty', [[-minute, 1]]),
  makeLine('load', [
    [0.4 * minute, 1],
    [2.6 * minute, Number.NaN],
  ]),
]
const content: ReadContent = { lines, start: 0, end: 10 * minute }
const press = (point: ReadPoint | undefined, ...keys: string[]) =>
  keys.reduce<ReadPoint | undefined>(
    (at, key) =>
      movePoint(at, { key: key.replace('Shift+', ''), extend: key.startsWith('Shift+') }, content) ?? at,
    point,
  )
const at = (point: ReadPoint | undefined) => point && `${point.id} ${point.time / minute}`

test('starts at the newest point; arrows, pages, Home and End stay within the range', () => {
  expect(at(press(undefined, 'ArrowLeft'))).toBe('cpu 9')
  expect(at(press(undefined, 'Home'))).toBe('cpu 0')
  const end = press(undefined, 'End')
  expect(at(press(end, 'ArrowLeft', 'ArrowLeft'))).toBe('cpu 3')
  expect(at(press(end, 'ArrowRight'))).toBe('cpu 9')
  expect(at(press(end, 'PageUp'))).toBe('cpu 0')
  expect(at(press(end, 'Home', 'ArrowLeft'))).toBe('cpu 0')
})

test('up and down: the nearest point of the next line that has points in the range', () => {
  const start = press(undefined, 'Home', 'ArrowRight')
  expect(at(press(start, 'ArrowDown'))).toBe('load 0.4')
  expect(at(press(start, 'ArrowRight', 'ArrowUp'))).toBe('load 2.6')
  expect(at(press(start, 'ArrowDown', 'ArrowDown'))).toBe('cpu 0')
})

test('other keys, and charts without points, are left alone', () => {
  expect(movePoint(undefined, { key: 'x', extend: false }, content)).toBeUndefined()
  expect(
    movePoint(undefined, { key: 'End', extend: false }, { ...content, start: 20 * minute, end: 30 * minute }),
  ).toBeUndefined()
  expect(movePoint(undefined, { key: 'End', extend: false }, { ...content, lines: [] })).toBeUndefined()
})

test('a line that has gone: the first one', () => {
  expect(at(press({ id: 'gone', time: 2 * minute }, 'ArrowLeft'))).toBe('cpu 1')
})

test('shift extends a stretch from where it began', () => {
  const chosen = press(undefined, 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight')
  expect(chosen).toEqual({ id: 'cpu', time: 2 * minute, from: 0 })
  expect(press(chosen, 'ArrowRight')).toEqual({ id: 'cpu', time: 3 * minute })
})

test('words: time, label and value; gaps and missing values are named', () => {
  const words = (point: ReadPoint | undefined, before?: ReadPoint) =>
    point && describePoint(point, before, content, 2.5 * minute).replaceAll('\u202f', ' ')
  const start = press(undefined, 'Home')
  expect(words(start)).toMatch(/^\d\d:00:00, cpu, 0(\.00)? %$/)
  const third = press(start, 'ArrowRight', 'ArrowRight', 'ArrowRight')
  expect(words(press(third, 'ArrowRight'), third)).toMatch(/^After a gap of 5 min, \d\d:08:00, cpu, 8/)
  // A jump is no gap.
  expect(words(press(third, 'Home'), third)).toMatch(/^\d\d:00:00, cpu/)
  expect(words(press(third, 'ArrowDown'))).toMatch(/load, no value$/)
  expect(words(press(start, 'Shift+ArrowRight'))).toMatch(/^\d\d:00:00 to \d\d:01:00 selected, /)
})
