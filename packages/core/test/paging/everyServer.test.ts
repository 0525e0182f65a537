import { describe, expect, test } from 'vitest'
import { fuzz, type Random } from '../../../../vitest.fuzz.js'
import {
  type ListMeasurementsParameters,
  listAll,
  listMeasurements,
  listStatistics,
  PagingError,
} from '../../src/index.js'
import { behaviours, serveList } from './listServer.js'
import { lists, readKeys, type TestList } from './lists.js'
import { group, type StoredSeries, serveSeries, sum } from './seriesServer.js'

describe.each(Object.entries(lists))('property: complete and in order, %s', (_, list) => {
  test.each(behaviours)('%s', { timeout: 20_000 }, async (behaviour) => {
    await fuzz(
      async (random) => {
        const keys = createKeys(list, random)
        const most = random.pick([10_000, 1 + random.below(12)])
        const lowersOffset = most === 10_000 && random.oneIn(2)
        const server = { behaviour, offsets: list.offsets, most, lowersOffset }
        const { client } = await serveList(keys.map(list.wire), server)
        const limit = 1 + random.below(12)
        const concurrency = 1 + random.below(4)
        const iterator = list.read(client, limit, { concurrency, prefetch: random.oneIn(2) })
        const read = readKeys(list, iterator)
        const description = JSON.stringify({ keys, server, limit, concurrency })
        // Pages full of one name or one millisecond hide whether there is more.
        const found = countCrowd(keys) >= most ? await read.catch(expectPagingError) : await read
        if (found !== undefined) expect(found, description).toEqual([...new Set(keys)])
      },
      { runs: 20 },
    )
  })

  test('a server that ignores the offset: all elements, or an error', { timeout: 20_000 }, async () => {
    await fuzz(
      async (random) => {
        const keys = createKeys(list, random)
        const behaviour = random.pick(behaviours)
        const server = { behaviour, offsets: list.offsets, ignoresOffset: true } as const
        const { client } = await serveList(keys.map(list.wire), server)
        const limit = 1 + random.below(12)
        const read = readKeys(list, list.read(client, limit)).catch((error: { code: unknown }) => error.code)
        const whole = [...new Set(keys)]
        const description = JSON.stringify({ keys, server, limit })
        if (limit > keys.length) expect(await read, description).toEqual(whole)
        else
          expect(['paging', 'unprocessable_entity', String(whole)], description).toContain(String(await read))
      },
      { runs: 20 },
    )
  })
})

const period = 60
const start = Date.parse('2026-03-04T10:00:30Z')

test.each(behaviours)(
  'property: measurements, each series complete and in order, %s',
  { timeout: 20_000 },
  async (behaviour) => {
    await fuzz(
      async (random) => {
        const { stored, server, parameters, description } = createSeries(random, behaviour)
        const { client } = await serveSeries(stored, server)
        const { elements, loaded } = await listAll(listMeasurements, client, parameters)
        const found = elements.map(({ dimensions, measurements }) => ({
          dimensions,
          rows: measurements.map(({ timestamp, value }) => [timestamp, value]),
        }))
        const whole = group(stored, parameters.groupBy === undefined ? null : '*').filter(
          ({ rows }) => rows.length > 0,
        )
        expect(sortSeries(found), description).toEqual(sortSeries(whole))
        expect(loaded).toBe(whole.flatMap(({ rows }) => rows).length)
      },
      { runs: 30 },
    )
  },
)

test.each(behaviours)(
  'property: statistics, each series complete and in order, %s',
  { timeout: 20_000 },
  async (behaviour) => {
    await fuzz(
      async (random) => {
        const { stored, server, parameters, description } = createSeries(random, behaviour)
        const { client } = await serveSeries(stored, server)
        const { elements } = await listAll(listStatistics, client, {
          ...parameters,
          statistics: ['sum'],
          period,
        })
        const found = elements.map(({ dimensions, statistics }) => ({
          dimensions,
          rows: statistics.map((point) => [point.timestamp, point.sum]),
        }))
        const whole = group(stored, parameters.groupBy === undefined ? null : '*')
          .map(({ dimensions, rows }) => ({
            dimensions,
            rows: sum(rows, period * 1000, server.isCassandra ? start : 0),
          }))
          .filter(({ rows }) => rows.length > 0)
        expect(sortSeries(found), description).toEqual(sortSeries(whole))
      },
      { runs: 30 },
    )
  },
)

/** Distinct keys in the order of the list; dimension values may repeat. */
function createKeys(list: TestList, random: Random): string[] {
  const count = random.pick([0, 1, random.below(10), random.below(60)])
  if (list.offsets === 'time') {
    let time = start
    return Array.from({ length: count }, (_key, index) => {
      if (!random.oneIn(3)) time += 1 + random.below(3)
      return `${time}/${index}`
    })
  }
  if (list.offsets !== 'name') return Array.from({ length: count }, (_key, index) => `k${index}`)
  const letters = ['a', 'B', 'c', 'Z', '.', '%', '#', ' ', 'é', '&', '+']
  const names = Array.from({ length: count }, () =>
    Array.from({ length: 1 + random.below(3) }, () => random.pick(letters)).join(''),
  )
  const isRepeating = 'dimension_value' in list.wire('')
  return (isRepeating ? names : [...new Set(names)]).sort()
}

function expectPagingError(error: unknown): undefined {
  expect(error).toBeInstanceOf(PagingError)
}

/** Maximum number of elements with the same offset: state changes in one millisecond, or a repeated name. */
function countCrowd(keys: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const key of keys) {
    const time = key.split('/')[0] ?? ''
    counts.set(time, (counts.get(time) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}

function createSeries(random: Random, behaviour: (typeof behaviours)[number]) {
  const isCassandra = random.oneIn(2)
  const isMerged = random.oneIn(2)
  const span = random.pick([3, 60, 4000])
  const stored: StoredSeries[] = Array.from(
    { length: isMerged ? 1 + random.below(3) : 1 + random.below(6) },
    (_one, index) => {
      const times = new Set(Array.from({ length: random.below(40) }, () => start + 1000 * random.below(span)))
      return {
        dimensions: { hostname: `h${index}` },
        points: [...times].sort().map((time) => [time, random.below(5)] as const),
      }
    },
  )
  const server = {
    behaviour,
    isCassandra,
    appliesTimeToAll: random.oneIn(2),
    most: random.pick([10_000, 7 + random.below(9)]),
  }
  const parameters: ListMeasurementsParameters = {
    name: 'm',
    startTime: start,
    endTime: random.pick([undefined, start + 1000 * span]),
    limit: 1 + random.below(20),
    ...(isMerged ? { mergeMetrics: true } : { groupBy: '*' }),
  }
  return { stored, server, parameters, description: JSON.stringify({ stored, server, parameters }) }
}

/** Sorts by dimensions, and points at one time by value: their order does not matter. */
function sortSeries(
  series: readonly {
    dimensions: Readonly<Record<string, string>>
    rows: (readonly (number | undefined)[])[]
  }[],
): unknown {
  return series
    .map(({ dimensions, rows }) => ({
      hostname: dimensions['hostname'] ?? '',
      rows: [...rows].sort(([a = 0, x = 0], [b = 0, y = 0]) => a - b || x - y),
    }))
    .sort((a, b) => a.hostname.localeCompare(b.hostname))
}
