import { expect, test } from 'vitest'
import { checkFilter, suggestFilters, toDimensionFilter } from './dimensionFilters.js'

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

test('check: what cannot be asked for is named', () => {
  expect(['hostname=web1', 'device', 'a=b|c'].map(checkFilter)).toEqual([undefined, undefined, undefined])
  expect(checkFilter('=web1')).toContain('begins with the name')
  expect(checkFilter('_source=x')).toContain('_')
  expect(checkFilter('hostname=')).toContain('missing')
  expect(checkFilter('hostname=a||b')).toContain('missing')
  expect(checkFilter('host:name=a')).toContain('character')
  expect(checkFilter('hostname=a,b')).toContain('character')
})

test('suggestions: by frequency, without those that every metric has or nobody can ask for', () => {
  const metric = (dimensions: Record<string, string>) => ({ id: '0', name: 'disk', dimensions })
  const metrics = [
    metric({ region: 'one', hostname: 'a', device: 'x|y' }),
    metric({ region: 'one', hostname: 'b' }),
    metric({ region: 'one', hostname: 'b', role: 'db' }),
  ]
  expect(suggestFilters(metrics, 10)).toEqual(['hostname=b', 'hostname=a', 'role=db'])
  expect(suggestFilters(metrics, 1)).toEqual(['hostname=b'])
})
