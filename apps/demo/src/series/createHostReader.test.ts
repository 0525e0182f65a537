import type { ColumnSeries } from '@monasca/core/series'
import { expect, test } from 'vitest'
import { createHostReader } from './createHostReader.js'

const device = (hostname: string, name: string, ...values: number[]): ColumnSeries<'avg'> => ({
  id: '0',
  name: 'net.in_bytes_sec',
  dimensions: { hostname, device: name },
  timestamps: Float64Array.from(values, (_, row) => row * 1000),
  columns: { avg: Float64Array.from(values) },
  valueMeta: {},
})

test('by host, the sum of its devices', () => {
  const read = createHostReader('avg')
  const hosts = read([
    device('web-01', 'eth0', 1, 2),
    device('web-01', 'eth1', 10, 20),
    device('db-01', 'eth0', 5),
  ])
  expect([...hosts].map(([host, { columns }]) => [host, columns])).toEqual([
    ['web-01', { value: Float64Array.of(11, 22) }],
    ['db-01', { value: Float64Array.of(5) }],
  ])
})

test('derive: from each value', () => {
  const read = createHostReader('avg', (value) => 100 - value)
  expect(read([device('web-01', 'eth0', 1, 40)]).get('web-01')?.columns.value).toEqual(
    Float64Array.of(99, 60),
  )
})

test('a host with nothing new keeps its points, as the same object', () => {
  const read = createHostReader('avg')
  const [first, second, other] = [device('web-01', 'a', 1), device('web-01', 'b', 2), device('db-01', 'a', 3)]
  const before = read([first, second, other])
  const after = read([first, second, device('db-01', 'a', 4)])
  expect(after.get('web-01')).toBe(before.get('web-01'))
  expect(after.get('db-01')).not.toBe(before.get('db-01'))
  expect(read([first]).get('web-01')?.columns.value).toEqual(Float64Array.of(1))
})

test('series of no host are left out', () => {
  expect(createHostReader('avg')([{ ...device('', '', 1), dimensions: {} }]).size).toBe(0)
})
