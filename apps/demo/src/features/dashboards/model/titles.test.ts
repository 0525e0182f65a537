import { expect, test } from 'vitest'
import { freeTitle, titleOfCopy } from './titles.js'

test('copies are numbered, and a copy of a copy is another copy', () => {
  expect(titleOfCopy('Host', [])).toBe('Host (copy)')
  expect(titleOfCopy('Host (copy)', ['Host (copy)', 'Host (copy 2)'])).toBe('Host (copy 3)')
})

test('a free title stays, and a long one stays within the limit', () => {
  expect(freeTitle('Wall', ['Host'])).toBe('Wall')
  expect(freeTitle('Wall', ['Wall', 'Wall 2'])).toBe('Wall 3')
  const long = 'x'.repeat(200)
  expect(freeTitle(long, [long])).toBe(`${'x'.repeat(198)} 2`)
})
