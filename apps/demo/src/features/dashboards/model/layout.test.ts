import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bottomOf,
  compact,
  inOrder,
  moveStep,
  moveTo,
  overlaps,
  type Placed,
  placeBelow,
  resizeStep,
} from './layout.js'

const item = (id: string, x: number, y: number, w = 6, h = 4): Placed => ({ id, place: { x, y, w, h } })
const drawn = (items: readonly Placed[]) =>
  Object.fromEntries(items.map(({ id, place: { x, y, w, h } }) => [id, `${x},${y} ${w}x${h}`]))

test('compacting closes gaps, and keeps the order of the list', () => {
  expect(drawn(compact([item('b', 6, 9), item('a', 0, 3), item('c', 0, 12)]))).toEqual({
    b: '6,0 6x4',
    a: '0,0 6x4',
    c: '0,4 6x4',
  })
})

test('what is in the way of a moved item moves down', () => {
  const items = [item('a', 0, 0), item('b', 6, 0), item('c', 0, 4)]
  expect(drawn(moveTo(items, 'c', { x: 6, y: 0, w: 6, h: 4 }))).toEqual({
    a: '0,0 6x4',
    b: '6,4 6x4',
    c: '6,0 6x4',
  })
  expect(drawn(moveTo(items, 'a', { x: 0, y: 0, w: 12, h: 4 }))).toEqual({
    a: '0,0 12x4',
    b: '6,4 6x4',
    c: '0,4 6x4',
  })
})

test('an item stays inside the grid', () => {
  expect(drawn(moveTo([item('a', 0, 0)], 'a', { x: 11, y: -3, w: 20, h: 0 }))).toEqual({ a: '0,0 12x1' })
})

test('arrow keys: a column at a time, and past the next item', () => {
  const items = [item('a', 0, 0), item('b', 0, 4), item('c', 0, 8)]
  expect(drawn(moveStep(items, 'a', 1, 0))).toMatchObject({ a: '1,0 6x4' })
  const down = moveStep(items, 'a', 0, 1)
  expect(drawn(down)).toEqual({ b: '0,0 6x4', a: '0,4 6x4', c: '0,8 6x4' })
  expect(drawn(moveStep(down, 'a', 0, -1))).toEqual(drawn(items))
  expect(drawn(moveStep(items, 'c', 0, 1))).toEqual(drawn(items))
  expect(drawn(moveStep(items, 'a', -1, -1))).toEqual(drawn(items))
})

test('arrow keys with Shift: wider and higher, within the grid', () => {
  const items = [item('a', 6, 0), item('b', 6, 4)]
  expect(drawn(resizeStep(items, 'a', 1, 0))).toEqual({ a: '6,0 6x4', b: '6,4 6x4' })
  expect(drawn(resizeStep(items, 'a', -1, 1))).toEqual({ a: '6,0 5x5', b: '6,5 6x4' })
  expect(drawn(resizeStep([item('a', 0, 0, 1, 1)], 'a', -1, -1))).toEqual({ a: '0,0 1x1' })
})

test('a new item goes below the others', () => {
  expect(placeBelow([item('a', 0, 0), item('b', 6, 2)], { w: 3, h: 2 })).toEqual({ x: 0, y: 6, w: 3, h: 2 })
  expect(placeBelow([], { w: 3, h: 2 })).toEqual({ x: 0, y: 0, w: 3, h: 2 })
})

test('whatever is moved where, nothing overlaps and nothing hangs', () => {
  const place = fc.record({
    x: fc.integer({ min: -2, max: 13 }),
    y: fc.integer({ min: -2, max: 20 }),
    w: fc.integer({ min: 0, max: 14 }),
    h: fc.integer({ min: 0, max: 9 }),
  })
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      place,
      (places, chosen, target) => {
        let items: Placed[] = []
        for (const [index, one] of places.entries()) {
          const next = { id: String(index), place: { ...one, y: bottomOf(items) } }
          items = moveTo([...items, next], next.id, next.place)
        }
        const moved = moveTo(items, String(chosen % items.length), target)
        for (const a of moved) {
          for (const b of moved) if (a !== b) expect(overlaps(a.place, b.place)).toBe(false)
        }
        expect(drawn(compact(moved))).toEqual(drawn(moved))
        expect(inOrder(moved)).toHaveLength(items.length)
      },
    ),
  )
})
