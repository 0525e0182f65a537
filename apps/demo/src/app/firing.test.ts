import { expect, test } from 'vitest'
import { pageTitle } from '../components/page/pageTitle.js'
import { faviconOf } from './favicon.js'

test('title: the number of firing alarms, if there are any', () => {
  expect([undefined, 0, 3, 20_000].map((count) => pageTitle('Hosts', { count, isStale: false }))).toEqual([
    'Hosts · Monasca',
    'Hosts · Monasca',
    '(3) Hosts · Monasca',
    '(999+) Hosts · Monasca',
  ])
  expect(pageTitle('Hosts', { count: 3, isStale: true })).toBe('(3?) Hosts · Monasca')
})

test('icon: a badge with the number', () => {
  expect([undefined, 0].map(faviconOf)).toEqual(['/icon.svg', '/icon.svg'])
  const textOf = (firing: number) =>
    /<text[^>]*>(.*)<\/text>/.exec(decodeURIComponent(faviconOf(firing)))?.[1]
  expect([3, 42, 20_000].map(textOf)).toEqual(['3', '42', '99'])
})
