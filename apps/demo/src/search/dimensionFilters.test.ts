import { expect, test } from 'vitest'
import { checkFilter, splitFilters, suggestFilters, toDimensionFilter } from './dimensionFilters.js'

test('filter: value, alternatives, key alone', () => {
  expect(toDimensionFilter(['hostname=web1', 'device=sda|sdb', 'mount_point'])).toEqual({
    hostname: ['web1'],
    device: ['sda', 'sdb'],
    mount_point: true,
  })
  expect(toDimensionFilter([])).toBeUndefined()
})

test('filter: the same key twice means any of the values', () => {
  expect(toDimensionFilter(['hostname=a', 'hostname=b'])).toEqual({ hostname: ['a', 'b'] })
})

test('filter: only the first sign separates, and values keep colons', () => {
  expect(toDimensionFilter(['address=10.0.0.1:80'])).toEqual({ address: ['10.0.0.1:80'] })
})

test('check: explains invalid filters', () => {
  expect(['hostname=web1', 'device', 'a=b|c'].map(checkFilter)).toEqual([undefined, undefined, undefined])
  expect(checkFilter('=web1')).toContain('with the name')
  expect(checkFilter('_source=x')).toContain('_')
  expect(checkFilter('hostname=')).toContain('missing')
  expect(checkFilter('hostname=a||b')).toContain('missing')
  expect(checkFilter('host:name=a')).toContain('character')
  expect(checkFilter('hostname=a,b')).toContain('character')
})

test('suggestions: by frequency, without those that every metric has', () => {
  const metric = (dimensions: Record<string, string>) => ({ id: '0', name: 'disk', dimensions })
  const metrics = [
    metric({ region: 'one', hostname: 'a', device: 'x|y' }),
    metric({ region: 'one', hostname: 'b' }),
    metric({ region: 'one', hostname: 'b', role: 'db' }),
  ]
  expect(suggestFilters(metrics, 10)).toEqual(['hostname=b', 'device="x|y"', 'hostname=a', 'role=db'])
  expect(suggestFilters(metrics, 1)).toEqual(['hostname=b'])
})

test('D2: a blank is part of a value; quotation marks keep bars and outer blanks', () => {
  expect(toDimensionFilter(['thing=web 1'])).toEqual({ thing: ['web 1'] })
  expect(toDimensionFilter(['thing="web 1"|db'])).toEqual({ thing: ['web 1', 'db'] })
  expect(toDimensionFilter(['thing="a|b"', '"disk name"=" x "'])).toEqual({
    thing: ['a|b'],
    'disk name': [' x '],
  })
  expect(['thing=web 1', 'thing="a|b"', 'thing="a|b"|c'].map(checkFilter)).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(checkFilter('thing="a|b')).toContain('Close the quotation mark')
})

test('D2: several filters at once are split at the next name', () => {
  expect(splitFilters('thing=web 1')).toEqual(['thing=web 1'])
  expect(splitFilters('thing=web 1 device=sda  role="a b=c" mount_point=/ x')).toEqual([
    'thing=web 1',
    'device=sda',
    'role="a b=c"',
    'mount_point=/ x',
  ])
  expect(splitFilters('device mount_point thing=a b')).toEqual(['device', 'mount_point', 'thing=a b'])
  expect(splitFilters('"disk name"=x')).toEqual(['"disk name"=x'])
  expect(splitFilters('  ')).toEqual([])
})
