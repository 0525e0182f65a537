import { expect, test } from 'vitest'
import { inSlices } from './inSlices.js'

function* count(steps: number): Generator<undefined, number> {
  for (let step = 0; step < steps; step++) yield
  return steps
}

/** A clock that moves three milliseconds with each look. */
function createTools(onPause: () => void = () => {}) {
  let time = 0
  return {
    now: () => {
      time += 3
      return time
    },
    pause: async () => onPause(),
  }
}

test('pauses when a slice is over, and returns the result', async () => {
  let pauses = 0
  const tools = createTools(() => {
    pauses += 1
  })
  expect(await inSlices(count(9), new AbortController().signal, tools)).toBe(9)
  expect(pauses).toBe(3)
})

test('stops at the next piece when aborted', async () => {
  const controller = new AbortController()
  const tools = createTools(() => controller.abort(new Error('another search')))
  await expect(inSlices(count(1000), controller.signal, tools)).rejects.toThrow('another search')
})
