import { expect, test } from 'vitest'
import { createLog } from './log.js'

test('A10: the same line is printed once a minute', () => {
  let now = 0
  const lines: string[] = []
  const log = createLog(
    (line) => lines.push(line),
    () => now,
  )
  for (const line of ['refused', 'unknown host', 'refused']) log(line)
  now = 60_000
  log('refused')
  expect(lines).toEqual(['refused', 'unknown host', 'refused'])
})
