import {
  all,
  type Client,
  type DimensionFilter,
  InvalidParameterError,
  listAll,
  listMeasurementColumns,
  listMeasurements,
  listMetricNames,
  listMetrics,
  listStatisticColumns,
  listStatistics,
  metricKey,
  pages,
} from '@monasca/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Quirks } from '../../src/index.js'
import { connect, startServer, type TestServer } from './setup.js'

const startTime = Date.parse('2026-03-04T10:00:00Z')
const minute = 60_000

type Stored = { name: string; dimensions: Record<string, string>; minutes: readonly number[] }
type Place = { server: TestServer; client: Client }

/** A client of an emulator that has these metrics, measured at minutes after `startTime`. */
async function store(metrics: readonly Stored[], quirks?: Quirks): Promise<Place> {
  const server = await startServer('in process', { quirks, oidc: false, clock: () => startTime + 3_600_000 })
  const client = connect(server)
  const points = metrics.flatMap(({ minutes, ...metric }) =>
    minutes.map((at) => ({ ...metric, timestamp: startTime + at * minute, value: at })),
  )
  await client.metrics.create(points)
  return { server, client }
}

const keys = (metrics: readonly { name: string; dimensions: Readonly<Record<string, string>> }[]): string[] =>
  metrics.map(metricKey).sort()
const hosts = (values: readonly string[]): Stored[] =>
  values.map((host) => ({ name: 'm', dimensions: { host }, minutes: [0] }))
const hostsOf = (elements: readonly { dimensions: Readonly<Record<string, string>> }[]): unknown[] =>
  elements.map(({ dimensions }) => dimensions['host']).sort()

test('C1: a metric has one key in every reply, and is found by what was read', async () => {
  const metric = { name: 'm', dimensions: { 'mount point': '/my data' }, minutes: [0] }
  const { client } = await store([metric], 'influxdb')
  const base = { name: 'm', startTime }
  const averages = { ...base, statistics: ['avg'] } as const
  const grouped = { ...base, groupBy: '*' } as const
  const replies = [
    await listMetrics(client),
    await listMeasurements(client, base),
    await listMeasurements(client, grouped),
    await listStatistics(client, averages),
    await listMeasurementColumns(client, base),
    await listMeasurementColumns(client, grouped),
    await listStatisticColumns(client, averages),
  ]
  for (const { elements } of replies) expect(keys(elements)).toEqual([metricKey(metric)])
  const dimensions = replies[0]?.elements[0]?.dimensions
  expect(keys((await listMetrics(client, { dimensions })).elements)).toEqual([metricKey(metric)])
  expect(keys((await listMeasurements(client, { ...base, dimensions })).elements)).toEqual([
    metricKey(metric),
  ])
})

describe('C2: metrics by time', () => {
  // Every third of 30 was measured in the range.
  const metrics = Array.from({ length: 30 }, (_, index) => ({
    name: index < 15 ? 'a' : 'b',
    dimensions: { host: String(index).padStart(2, '0') },
    minutes: [index % 3 === 0 ? 5 : -5],
  }))
  const fresh = hostsOf(metrics.filter((_, index) => index % 3 === 0))

  test.each(['influxdb', undefined] as const)(
    'all of them, for any page size, quirks: %s',
    async (quirks) => {
      const { client } = await store(metrics, quirks)
      for (const limit of [1, 2, 3, 7, 29, undefined]) {
        const parameters = { startTime, limit }
        const { elements, loaded } = await listAll(listMetrics, client, parameters)
        expect([hostsOf(elements), loaded], `by ${limit}`).toEqual([fresh, 10])
        const found: unknown[] = []
        for await (const metric of all(listMetrics, client, parameters)) found.push(metric.dimensions['host'])
        expect(found, `by ${limit}`).toEqual(fresh)
        const sizes: number[] = []
        for await (const page of pages(listMetrics, client, parameters)) sizes.push(page.elements.length)
        expect(Math.max(...sizes), `by ${limit}`).toBeLessThanOrEqual(limit ?? 10)
      }
      const ended = { startTime: startTime - 10 * minute, endTime: startTime }
      expect((await listAll(listMetrics, client, ended)).elements).toHaveLength(20)
      const named = await listAll(listMetrics, client, { startTime, name: 'b', limit: 2 })
      expect(hostsOf(named.elements)).toEqual(fresh.slice(5))
    },
  )

  test('a maximum returns the first ones, and reports that there are more', async () => {
    const { client } = await store(metrics, 'influxdb')
    const read = (maximum: number) => listAll(listMetrics, client, { startTime, limit: 3 }, { maximum })
    expect(await read(4)).toMatchObject({ loaded: 4, truncated: true })
    expect(await read(10)).toMatchObject({ loaded: 10, truncated: false, total: 10 })
    expect(hostsOf((await read(4)).elements)).toEqual(fresh.slice(0, 4))
  })

  test('an offset is a position among all metrics: the rest is complete', async () => {
    const { client } = await store(metrics, 'influxdb')
    const found: unknown[] = []
    let offset: string | undefined
    do {
      const walked = pages(listMetrics, client, { startTime, limit: 3, offset })
      const { value } = await walked.next()
      await walked.return()
      if (value === undefined || !('elements' in value)) break
      found.push(...hostsOf(value.elements))
      offset = value.nextOffset
    } while (offset !== undefined)
    expect(found).toEqual(fresh)
  })

  test('a blank in a dimension, at which the server fails', async () => {
    const { client, server } = await store(
      [...metrics, { name: 'c', dimensions: { disk: 'my data' }, minutes: [1] }],
      'influxdb',
    )
    await expect(listMetrics(client, { startTime })).rejects.toMatchObject({ status: 500 })
    server.requests.length = 0
    const { elements } = await listAll(listMetrics, client, { startTime }, { concurrency: 2 })
    expect(elements).toHaveLength(11)
    // All metrics, the question that fails, and one for each name.
    expect(server.requests.filter((request) => request.endsWith('/statistics'))).toHaveLength(3)
    expect(server.requests.filter((request) => request.endsWith('/metrics'))).toHaveLength(2)
  })

  test('more metrics than a page has room for', { timeout: 60_000 }, async () => {
    const many = Array.from({ length: 10_050 }, (_, index) => ({
      name: `n${index % 3}`,
      dimensions: { host: String(index) },
      minutes: [index % 5 === 0 ? 1 : -1],
    }))
    const { client } = await store(many, 'influxdb')
    const { elements } = await listAll(listMetrics, client, { startTime, limit: 1000 })
    expect(keys(elements)).toEqual(keys(many.filter(({ minutes }) => minutes[0] === 1)))
  })

  test('measurements later than now count as well', async () => {
    const far = { name: 'm', dimensions: { disk: 'my data' }, minutes: [100_000] }
    const { client } = await store([far], 'influxdb')
    expect((await listAll(listMetrics, client, { startTime })).elements).toHaveLength(1)
    const before = { startTime, endTime: startTime + minute }
    expect((await listAll(listMetrics, client, before)).elements).toEqual([])
  })
})

describe('C3: by hand', () => {
  async function byHand<series>(
    read: (offset: string | undefined) => Promise<{ elements: series[]; nextOffset: string | undefined }>,
  ): Promise<series[]> {
    const found: series[] = []
    let offset: string | undefined
    for (let count = 0; count < 50; count++) {
      const page = await read(offset)
      found.push(...page.elements)
      offset = page.nextOffset
      if (offset === undefined) return found
    }
    throw new Error('The list of pages does not end')
  }

  test.each(['influxdb', undefined] as const)('statistics lose no period, quirks: %s', async (quirks) => {
    const minutes = [0, 1, 2, 3, 5, 8, 9]
    const { client } = await store([{ name: 'm', dimensions: {}, minutes }], quirks)
    const times = minutes.map((at) => startTime + at * minute)
    for (const limit of [1, 2, 3]) {
      for (const endTime of [undefined, startTime + 10 * minute]) {
        const base = { name: 'm', startTime, endTime, period: 60, limit, statistics: ['count'] } as const
        const rows = await byHand((offset) => listStatistics(client, { ...base, offset }))
        expect(rows.flatMap(({ statistics }) => statistics.map(({ timestamp }) => timestamp))).toEqual(times)
        const columns = await byHand((offset) => listStatisticColumns(client, { ...base, offset }))
        expect(columns.flatMap(({ timestamps }) => [...timestamps])).toEqual(times)
      }
    }
  })

  test('statistics of several series cannot be continued from a time, and throw', async () => {
    const { client } = await store(
      [
        { name: 'm', dimensions: { host: 'a' }, minutes: [0, 1] },
        { name: 'm', dimensions: { host: 'b' }, minutes: [0, 1] },
      ],
      'influxdb',
    )
    const base = { name: 'm', startTime, period: 60, limit: 1, statistics: ['avg'], groupBy: '*' } as const
    const { nextOffset: offset } = await listStatistics(client, base)
    const error = await listStatistics(client, { ...base, offset }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(InvalidParameterError)
    expect(String(error)).toContain('Use `pages`, `all` or `listAll`, or pass a later `startTime`.')
    expect((await listAll(listStatistics, client, base)).loaded).toBe(4)
  })

  test.each(['influxdb', undefined] as const)(
    'merged measurements of equal times, quirks: %s',
    async (quirks) => {
      const metrics = ['a', 'b', 'c'].map((host) => ({
        name: 'm',
        dimensions: { host },
        minutes: [0, 1, 2, 4],
      }))
      const { client } = await store(metrics, quirks)
      const expected = [0, 0, 0, 1, 1, 1, 2, 2, 2, 4, 4, 4]
      for (const limit of [1, 2, 3, 4, 5, 11, 12]) {
        const base = { name: 'm', startTime, mergeMetrics: true, limit }
        const rows = await byHand((offset) => listMeasurements(client, { ...base, offset }))
        expect(
          rows.flatMap(({ measurements }) => measurements.map(({ value }) => value)),
          `by ${limit}`,
        ).toEqual(expected)
        const columns = await byHand((offset) => listMeasurementColumns(client, { ...base, offset }))
        expect(
          columns.flatMap((series) => [...series.columns.value]),
          `by ${limit}`,
        ).toEqual(expected)
        expect((await listAll(listMeasurements, client, base)).loaded, `by ${limit}`).toBe(12)
      }
    },
  )
})

describe('C4: lists of values are exact', () => {
  const stored = [
    'web',
    'web-07',
    'db',
    'olddb',
    'd.b',
    'dxb',
    'a+b',
    'aab',
    'x(1)',
    'q[',
    '^x',
    'my data',
    '😀',
  ]
  const filters: readonly (readonly string[])[] = [
    ['web', 'db'],
    ['d.b', 'none'],
    ['a+b', 'web'],
    ['x(1)', 'q['],
    ['^x', 'dxb'],
    ['my data', '😀'],
    ['db', 'db'],
  ]

  test.each(['influxdb', undefined] as const)(
    'in lists and in series that show them, quirks: %s',
    async (quirks) => {
      const { client } = await store(
        hosts(stored).map((metric) => ({
          ...metric,
          name: `m.${stored.indexOf(metric.dimensions['host'] ?? '')}`,
        })),
        quirks,
      )
      const same = await store(hosts(stored), quirks)
      for (const wanted of filters) {
        const dimensions = { host: wanted }
        const expected = [...new Set(wanted)].filter((host) => stored.includes(host)).sort()
        expect(hostsOf((await listMetrics(client, { dimensions })).elements), String(wanted)).toEqual(
          expected,
        )
        for (const limit of [1, 2, 100]) {
          const metrics = await listAll(listMetrics, client, { dimensions, limit }, { concurrency: 3 })
          expect([hostsOf(metrics.elements), metrics.loaded]).toEqual([expected, expected.length])
          const measured = await listAll(listMetrics, client, { dimensions, limit, startTime })
          expect(hostsOf(measured.elements), `${wanted}`).toEqual(expected)
          const names = await listAll(listMetricNames, client, { dimensions, limit })
          expect(names.elements, `${wanted} by ${limit}`).toEqual(
            expected.map((host) => `m.${stored.indexOf(host)}`).sort(),
          )
          for (const groupBy of ['*', ['host']] as const) {
            const series = { name: 'm', startTime, dimensions, groupBy, limit }
            const averages = { ...series, statistics: ['avg'], period: 60 } as const
            const replies = [
              await listAll(listMeasurements, same.client, series),
              await listAll(listMeasurementColumns, same.client, series),
              await listAll(listStatistics, same.client, averages),
              await listAll(listStatisticColumns, same.client, averages),
            ]
            for (const { elements, loaded } of replies) {
              expect([hostsOf(elements), loaded], `${wanted} by ${limit}`).toEqual([
                expected,
                expected.length,
              ])
            }
          }
        }
      }
    },
  )

  test('names of several lists, page by page', async () => {
    const { client } = await store(
      ['a', 'b', 'c', 'd'].flatMap((name, index) =>
        ['1', '2', '3'].map((zone) => ({
          name,
          dimensions: { host: index % 2 === 0 ? 'x' : 'y', zone },
          minutes: [0],
        })),
      ),
      'influxdb',
    )
    const dimensions = { host: ['x', 'y'], zone: ['1', '3'] }
    const first = await listMetricNames(client, { dimensions, limit: 3 })
    expect(first).toEqual({ elements: ['a', 'b', 'c'], nextOffset: 'c' })
    const second = await listMetricNames(client, { dimensions, limit: 3, offset: 'c' })
    expect(second).toEqual({ elements: ['d'], nextOffset: undefined })
  })

  test('inexact filters are refused, or documented', async () => {
    const { client } = await store(hosts(stored), 'influxdb')
    const series = { name: 'm', startTime, dimensions: { host: ['a+b', 'web'] } }
    for (const parameters of [series, { ...series, mergeMetrics: true }, { ...series, groupBy: ['rack'] }]) {
      await expect(listMeasurements(client, parameters)).rejects.toThrow('does not match itself')
      await expect(listStatisticColumns(client, { ...parameters, statistics: ['avg'] })).rejects.toThrow(
        'Group by this dimension, or filter by one value at a time.',
      )
    }
    const many = { host: Array.from({ length: 101 }, (_, index) => `h${index}`) }
    await expect(listMetricNames(client, { dimensions: many })).rejects.toThrow('the maximum is 100')
  })
})

describe('C1, C2, C4: random metrics', () => {
  const character = fc.constantFrom(
    ...['a', 'b', 'B', '.', ' ', '|', ':', '/', "'", '(', ')', '[', ']', '*', '+', '?', '^', '$', '-', '_'],
    ...['é', '温', '😀', '\u{feff}', '\u{e000}', '#', '%', '~'],
  )
  const text = fc.array(character, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
  const times: readonly (readonly number[])[] = [[1], [-1], [-1, 1], [2, 3]]
  const metric = fc.record({
    name: fc.constantFrom('m', 'n.o', 'ü', 'M'),
    dimensions: fc.dictionary(
      fc.oneof(
        fc.constantFrom('host', 'mount point', 'straße'),
        text.filter((name) => !name.startsWith('_')),
      ),
      text,
      { maxKeys: 3, noNullPrototype: true },
    ),
    minutes: fc.constantFrom(...times),
  })
  const metrics = fc.uniqueArray(metric, { minLength: 1, maxLength: 12, selector: metricKey })

  test.each(['influxdb', undefined] as const)(
    'listAll gives what was stored, quirks: %s',
    { timeout: 120_000 },
    async (quirks) => {
      await fc.assert(
        fc.asyncProperty(
          metrics,
          fc.integer({ min: 1, max: 13 }),
          fc.boolean(),
          async (stored, limit, isDense) => {
            const { client, server } = await store(stored, quirks)
            try {
              const options = { concurrency: isDense ? 3 : 1, prefetch: isDense }
              const { elements } = await listAll(listMetrics, client, { limit }, options)
              expect(keys(elements)).toEqual(keys(stored))
              const fresh = stored.filter(({ minutes }) => minutes.some((at) => at >= 0))
              const measured = await listAll(listMetrics, client, { limit, startTime }, options)
              expect(keys(measured.elements)).toEqual(keys(fresh))
              const filter = pickFilter(stored)
              const matching = stored.filter((one) => matches(one, filter))
              const found = await listAll(listMetrics, client, { limit, dimensions: filter }, options)
              expect(keys(found.elements)).toEqual(keys(matching))
              const names = await listAll(listMetricNames, client, { limit, dimensions: filter })
              expect([...names.elements].sort()).toEqual(
                [...new Set(matching.map(({ name }) => name))].sort(),
              )
              const series = {
                name: 'm',
                startTime: startTime - 5 * minute,
                dimensions: filter,
                groupBy: '*',
              } as const
              const rows = await listAll(listMeasurements, client, { ...series, limit })
              const wanted = matching.filter(({ name }) => name === 'm')
              expect(keys(rows.elements)).toEqual(keys(wanted))
              expect(rows.loaded).toBe(wanted.flatMap(({ minutes }) => minutes).length)
            } finally {
              await server.close()
            }
          },
        ),
        { seed: 20_261_130, numRuns: 40 },
      )
    },
  )

  /** Up to three values of one dimension of the metrics, as far as the API can ask for them. */
  function pickFilter(stored: readonly Stored[]): DimensionFilter {
    const pairs = stored.flatMap(({ dimensions }) => Object.entries(dimensions))
    const [name] = pairs.find(([key]) => !key.includes(':')) ?? ['host']
    const values = pairs
      .filter(([key, value]) => key === name && !value.includes('|'))
      .map(([, value]) => value)
    return { [name]: [...values.slice(0, 2), 'a', 'B.'] }
  }

  function matches({ dimensions }: Stored, filter: DimensionFilter): boolean {
    return Object.entries(filter).every(([name, values]) => Object(values).includes(dimensions[name]))
  }
})
