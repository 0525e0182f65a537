import {
  type ColumnSeries,
  listMeasurementColumns,
  listStatisticColumns,
  type StatisticName,
} from '@monasca/core'
import { aggregateSeries, mergeSeries, snapRange } from '@monasca/core/series'
import { expect, test } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { connect, startServer } from '../client/setup.js'

const statistics = ['avg', 'min', 'max', 'sum', 'count'] as const

test('property: statistics computed from measurements equal those of the server', async () => {
  const client = connect(await startServer('in process'))
  let count = 0
  await fuzz(
    async (random, run) => {
      const name = `load.${run}`
      const start = Date.UTC(2026, 0, 1) + random.below(1e6)
      const hosts = ['web1', 'web2', 'web3'].slice(0, 1 + random.below(3))
      const metrics = hosts.flatMap((hostname) =>
        Array.from({ length: random.below(200) }, () => ({
          name,
          dimensions: { hostname },
          timestamp: start + random.below(1_800_000),
          value: (random.unit() - 0.5) * 10 ** random.below(12),
        })),
      )
      if (metrics.length > 0) await client.metrics.create(metrics)

      const period = random.pick([7, 60, 300])
      const range = {
        startTime: start + random.below(900_000),
        endTime: start + 900_000 + random.below(900_000),
      }
      for (const asked of [range, snapRange(range, period)]) {
        const raw = await listMeasurementColumns(client, { name, ...asked, groupBy: '*' })
        const each = await listStatisticColumns(client, { name, ...asked, statistics, period, groupBy: '*' })
        expect(raw.elements).toHaveLength(each.elements.length)
        for (const [index, expected] of each.elements.entries()) {
          compare(raw.elements[index], expected, { period, ...asked })
          count++
        }
        const merged = await listStatisticColumns(client, {
          name,
          ...asked,
          statistics,
          period,
          mergeMetrics: true,
        })
        compare(mergeSeries(raw.elements), merged.elements[0], { period, ...asked })
      }
    },
    { runs: 5 },
  )
  expect(count).toBeGreaterThan(5)
})

type Range = { period: number; startTime: number; endTime: number }

function compare(
  raw: ColumnSeries<'value'> | undefined,
  expected: ColumnSeries<StatisticName> | undefined,
  range: Range,
): void {
  if (raw === undefined || expected === undefined) {
    expect(raw).toEqual(expected)
    return
  }
  const own = aggregateSeries(raw, { statistics, ...range })
  expect(own.timestamps).toEqual(expected.timestamps)
  for (const exact of ['min', 'max', 'count'] as const)
    expect(own.columns[exact]).toEqual(expected.columns[exact])
  // The emulator sums with compensation, as SQLite does: the sums differ only by the order of additions.
  const magnitudes = aggregateSeries(
    { ...raw, columns: { value: raw.columns.value.map(Math.abs) } },
    { statistics: ['sum'], ...range },
  ).columns.sum
  for (const [row, sum] of expected.columns.sum.entries()) {
    const values = expected.columns.count[row] ?? 0
    const tolerance = 2 ** -52 * values * (magnitudes[row] ?? 0)
    expect(Math.abs((own.columns.sum[row] ?? 0) - sum)).toBeLessThanOrEqual(tolerance)
    const difference = Math.abs((own.columns.avg[row] ?? 0) - (expected.columns.avg[row] ?? 0))
    expect(difference).toBeLessThanOrEqual(tolerance)
  }
}
