import { expect, test } from 'vitest'
import { nextName, nextOffset } from './nextOffset.js'

const next = (query: string): unknown => [
  { rel: 'self', href: 'http://h/v2.0/metrics?offset=self' },
  { rel: 'next', href: `http://h/v2.0/metrics?${query}` },
]

test.each([
  ['first in the query', 'offset=10&limit=10', '10'],
  ['last in the query', 'limit=10&offset=10', '10'],
  ['encoded', 'offset=0_2025-01-01T00%3A00%3A00.000Z', '0_2025-01-01T00:00:00.000Z'],
  ['decoded only once', 'offset=a%252Fb', 'a%2Fb'],
  ['a raw plus is a plus', 'offset=a+b', 'a+b'],
  ['a raw per cent sign', 'offset=50%_full', '50%_full'],
  ['a raw hash', 'offset=a#b&limit=1', 'a#b'],
  ['a raw blank', 'offset=a b', 'a b'],
  ['another parameter that ends alike', 'xoffset=1&offset=2', '2'],
])('nextOffset: %s', (_, query, expected) => {
  expect(nextOffset(next(query), 1, undefined)).toBe(expected)
})

test.each<[string, unknown, number, string | undefined]>([
  ['no links', undefined, 1, undefined],
  ['only a self link', [{ rel: 'self', href: 'http://h/?offset=1' }], 1, undefined],
  ['an empty page', next('offset=1'), 0, undefined],
  ['an offset that does not move', next('offset=1'), 1, '1'],
  ['a link without an offset', next('limit=1'), 1, undefined],
  ['a link that is no text', [{ rel: 'next', href: null }, null, 'next'], 1, undefined],
])('nextOffset: none for %s', (_, links, length, offset) => {
  expect(nextOffset(links, length, offset)).toBeUndefined()
})

test('nextName: the last name, when the server says that there is more', () => {
  expect(nextName(['a', 'b#c'], 'b', undefined)).toBe('b#c')
  expect(nextName(['a', 'b'], undefined, undefined)).toBeUndefined()
  expect(nextName([], 'b', undefined)).toBeUndefined()
  expect(nextName(['a', 'b'], 'x', 'b')).toBeUndefined()
})
