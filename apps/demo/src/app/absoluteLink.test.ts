import { expect, test } from 'vitest'
import { absoluteLink } from './absoluteLink.js'

test('the range becomes fixed, the rest stays', () => {
  const start = Date.parse('2026-11-30T04:00:00Z')
  expect(
    absoluteLink('https://monasca.example/hosts?range=1h&filter=web#top', start, start + 3_600_000),
  ).toBe('https://monasca.example/hosts?range=20261130T040000Z..20261130T050000Z&filter=web#top')
  expect(absoluteLink('https://monasca.example/', start, start)).toBe(
    'https://monasca.example/?range=20261130T040000Z..20261130T040010Z',
  )
})
