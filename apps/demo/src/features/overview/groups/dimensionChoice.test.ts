import { expect, test } from 'vitest'
import { dimensionsOf } from './dimensionChoice.js'

test('the usual dimensions first, then by name', () => {
  const names = ['url', 'hostname', 'device', 'service', 'region']
  expect(dimensionsOf(new Map(names.map((name) => [name, new Map()])))).toEqual([
    'service',
    'hostname',
    'region',
    'device',
    'url',
  ])
})
