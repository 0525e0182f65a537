import { expect, test } from 'vitest'
import { nextCount, nextId, nextName, nextOffset } from './nextOffset.js'

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
  ['a raw percent sign', 'offset=50%_full', '50%_full'],
  ['a raw hash', 'offset=a#b&limit=1', 'a#b'],
  ['a raw blank', 'offset=a b', 'a b'],
  ['a raw ampersand', 'offset=&b&limit=1', ''],
  ['another parameter that ends alike', 'xoffset=1&offset=2', '2'],
])('nextOffset: %s', (_, query, expected) => {
  expect(nextOffset(next(query), 1)).toBe(expected)
})

test.each<[string, unknown, number]>([
  ['no links', undefined, 1],
  ['only a self link', [{ rel: 'self', href: 'http://h/?offset=1' }], 1],
  ['an empty page', next('offset=1'), 0],
  ['a link without an offset', next('limit=1'), 1],
  ['a link that is not a string', [{ rel: 'next', href: null }, null, 'next'], 1],
])('nextOffset: none for %s', (_, links, length) => {
  expect(nextOffset(links, length)).toBeUndefined()
})

test('nextName: the last name, if there is a next link', () => {
  expect(nextName(['a', 'b#c'], 'b')).toBe('b#c')
  expect(nextName(['a', 'b'], undefined)).toBeUndefined()
  expect(nextName([], 'b')).toBeUndefined()
})

test('nextCount: the number of elements so far, if there is a next link', () => {
  expect(nextCount(3, 'f8a-uuid', undefined)).toBe('3')
  expect(nextCount(3, '10', '5')).toBe('8')
  expect(nextCount(3, undefined, '5')).toBeUndefined()
  expect(nextCount(3, 'linked', 'no count')).toBe('linked')
})

test.each([
  ['the last position', '4', 'uuid', '1', '4'],
  ['the last position of the first page', '4', '0', undefined, '4'],
  ['the link, if positions restart on each page', '4', '9', '4', '9'],
  ['the last id, if ids are not positions', 'f00', 'uuid', 'a00', 'f00'],
  ['the link, without ids', '', 'f00', 'a00', 'f00'],
  ['none after the last page', '4', undefined, '1', undefined],
])('nextId: %s', (_, lastId, linked, offset, expected) => {
  expect(nextId(lastId, linked, offset)).toBe(expected)
})
