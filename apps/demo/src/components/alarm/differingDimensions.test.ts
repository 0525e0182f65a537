import { expect, test } from 'vitest'
import { differingDimensions } from './differingDimensions.js'

test('names of dimensions that differ or are missing, sorted', () => {
  const metrics = [
    { name: 'disk', dimensions: { hostname: 'web1', mount_point: '/', region: 'a' } },
    { name: 'disk', dimensions: { hostname: 'web1', mount_point: '/data', region: 'a', device: 'sda' } },
  ]
  expect(differingDimensions(metrics)).toEqual(['device', 'mount_point'])
  expect(differingDimensions(metrics.slice(0, 1))).toEqual([])
})
