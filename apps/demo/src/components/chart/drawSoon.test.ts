import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { drawSoon } from './drawSoon.js'

/** What waits for the next frame. */
const frames: (() => void)[] = []
let now = 0

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const nextFrame = () => {
  for (const run of frames.splice(0)) run()
}

test('in the order of asking, once however often it is asked for', () => {
  const drawn: string[] = []
  const first = () => void drawn.push('first')
  drawSoon(first)
  drawSoon(() => void drawn.push('second'))
  drawSoon(first)
  expect(drawn).toEqual([])
  nextFrame()
  expect(drawn).toEqual(['first', 'second'])
  expect(frames).toEqual([])
})

test('what does not fit into a frame is drawn in the next ones', () => {
  const drawn: number[] = []
  for (const index of [0, 1, 2, 3, 4]) {
    drawSoon(() => {
      now += 7
      drawn.push(index)
    })
  }
  const after = [1, 2, 3].map(() => {
    nextFrame()
    return [...drawn]
  })
  expect(after).toEqual([
    [0, 1],
    [0, 1, 2, 3],
    [0, 1, 2, 3, 4],
  ])
  expect(frames).toEqual([])
})

test('what is asked for while drawing comes in the same frame or a later one', () => {
  const drawn: string[] = []
  drawSoon(() => {
    now += 15
    drawSoon(() => void drawn.push('later'))
  })
  nextFrame()
  expect(drawn).toEqual([])
  expect(frames).toHaveLength(1)
  nextFrame()
  expect(drawn).toEqual(['later'])
})
