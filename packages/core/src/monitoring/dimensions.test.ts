import { expect, test } from 'vitest'
import { InvalidParameterError } from '../errors/index.js'
import { type DimensionFilter, formatDimensionFilter } from './dimensions.js'

test.each<[string, DimensionFilter, string | undefined]>([
  ['a value', { hostname: 'web1' }, 'hostname:web1'],
  ['several values', { device: ['sda', 'sdb'] }, 'device:sda|sdb'],
  ['a list of one', { device: ['sda'] }, 'device:sda'],
  ['key only', { hostname: true }, 'hostname'],
  ['several keys', { hostname: 'web1', device: ['a', 'b'], mount: true }, 'hostname:web1,device:a|b,mount'],
  ['a value with colons', { url: 'http://web1:80/a?b' }, 'url:http://web1:80/a?b'],
  ['blanks are kept', { rack: ' 12 ' }, 'rack: 12 '],
  ['keys stay unchanged', { hostName_X: 'a', 場所: '大阪' }, 'hostName_X:a,場所:大阪'],
  ['nothing', {}, undefined],
])('format: %s', (_, filter, expected) => {
  expect(formatDimensionFilter(filter, 'dimensions')).toBe(expected)
})

test.each<[string, unknown]>([
  ['a comma in a value', { k: 'a,b' }],
  ['a bar in a value', { k: 'a|b' }],
  ['a bar in one of several values', { k: ['a', 'b|c'] }],
  ['an empty value', { k: '' }],
  ['an empty value among several', { k: ['a', ''] }],
  ['no values', { k: [] }],
  ['a value that is not a string', { k: 1 }],
  ['false', { k: false }],
  ['undefined, which would widen the query', { k: undefined }],
])('error: %s', (_, filter) => {
  const format = (): unknown => formatDimensionFilter(filter as DimensionFilter, 'dimensions')
  expect(format).toThrow(InvalidParameterError)
  expect(format).toThrow(/^`dimensions\.k` is not a valid filter/)
})

test.each(['', 'a,b', 'a:b'])('error: the key "%s"', (key) => {
  expect(() => formatDimensionFilter({ [key]: 'v' }, 'dimensions')).toThrow(InvalidParameterError)
})

test.each([null, 'hostname', ['hostname'], 5])('error: %j for a filter', (filter) => {
  const format = (): unknown => formatDimensionFilter(filter as unknown as DimensionFilter, 'dimensions')
  expect(format).toThrow(InvalidParameterError)
  expect(format).toThrow('`dimensions` must be an object.')
})
