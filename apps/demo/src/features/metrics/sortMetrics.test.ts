import type { Metric } from '@monasca/core'
import { expect, test } from 'vitest'
import { sortMetrics } from './sortMetrics.js'

const metric = (name: string, hostname: string): Metric => ({
  id: `${name} ${hostname}`,
  name,
  dimensions: { hostname },
})
const idsOf = (metrics: readonly Metric[]) => metrics.map(({ id }) => id)

test('by name and dimensions, with numbers in numeric order', () => {
  const metrics = [metric('cpu', 'web-10'), metric('mem', 'web-2'), metric('cpu', 'web-9')]
  expect(idsOf(sortMetrics(metrics, [{ id: 'dimensions', direction: 'asc' }]))).toEqual([
    'mem web-2',
    'cpu web-9',
    'cpu web-10',
  ])
  expect(
    idsOf(
      sortMetrics(metrics, [
        { id: 'name', direction: 'desc' },
        { id: 'dimensions', direction: 'asc' },
      ]),
    ),
  ).toEqual(['mem web-2', 'cpu web-9', 'cpu web-10'])
  expect(idsOf(sortMetrics(metrics, []))).toEqual(idsOf(metrics))
})
