import {
  batchReads,
  type Client,
  type ColumnSeries,
  type DimensionFilter,
  isBaseError,
  listMeasurementColumns,
  listMeasurements,
  listStatisticColumns,
  listStatistics,
  type MeasurementSeries,
  MultipleMetricsError,
  type Requester,
  ServerError,
  ServiceUnavailableError,
} from '@monasca/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Quirks } from '../../src/index.js'
import { connect, startServer, type TestServer } from './setup.js'

const startTime = Date.parse('2026-03-04T10:00:00Z')
const minute = 60_000
const endTime = startTime + 20 * minute

type Stored = { dimensions: Record<string, string>; minutes: readonly number[] }

/** A list call with its parameters, except for the name of the metric. */
type Read = {
  call: 'measurements' | 'measurementColumns' | 'statistics' | 'statisticColumns'
  dimensions: DimensionFilter | undefined
  groupBy: '*' | readonly string[] | undefined
  mergeMetrics: boolean | undefined
  startTime: number
  endTime: number
}

async function start(quirks?: Quirks): Promise<{ server: TestServer; client: Client }> {
  const server = await startServer('over HTTP', {
    quirks,
    oidc: false,
    fleet: false,
    clock: () => startTime + 3_600_000,
  })
  return { server, client: connect(server) }
}

async function store(client: Client, name: string, metrics: readonly Stored[]): Promise<void> {
  await client.metrics.create(
    metrics.flatMap(({ dimensions, minutes }, index) =>
      minutes.map((at) => ({
        name,
        dimensions,
        timestamp: startTime + at * minute,
        value: at + index / 7,
        valueMeta: at % 5 === 0 ? { at: String(at) } : {},
      })),
    ),
  )
}

function read(requester: Requester, name: string, { call, ...parameters }: Read, signal?: AbortSignal) {
  const range = { ...parameters, name }
  const statistics = { ...range, statistics: ['avg', 'count'], period: 60 } as const
  if (call === 'measurements') return listMeasurements(requester, range, { signal })
  if (call === 'measurementColumns') return listMeasurementColumns(requester, range, { signal })
  if (call === 'statistics') return listStatistics(requester, statistics, { signal })
  return listStatisticColumns(requester, statistics, { signal })
}

/** The result of a read, or what a caller can tell about its error. */
async function outcome(reading: Promise<unknown>): Promise<unknown> {
  try {
    return await reading
  } catch (error) {
    if (!isBaseError(error)) throw error
    return { error: error.name, code: error.code, message: error.shortMessage }
  }
}

const averages: Read = {
  call: 'statisticColumns',
  dimensions: undefined,
  groupBy: '*',
  mergeMetrics: undefined,
  startTime,
  endTime,
}
const host = (hostname: string, rest: Partial<Read> = {}): Read => ({
  ...averages,
  dimensions: { hostname },
  ...rest,
})
const hostMetrics = (names: readonly string[]): Stored[] =>
  names.map((hostname) => ({ dimensions: { hostname }, minutes: [0, 1, 2] }))
const seriesRequests = (requests: readonly string[]) =>
  requests.filter((request) => /measurements|statistics/.test(request))

const hostnames = ['web', 'web-07', 'olddb', 'db', 'a.b', 'axb', 'größe 7', '😀', ' x ', 'w(1)', 'x|y', 'a:b']
const devices = ['sda', 'sd b', 'n|0']
const arbitraryMetric: fc.Arbitrary<Stored> = fc.record({
  dimensions: fc
    .record(
      {
        hostname: fc.constantFrom(...hostnames),
        device: fc.constantFrom(...devices),
        'mount point': fc.constantFrom('/', '/my data'),
      },
      { requiredKeys: [] },
    )
    .map((dimensions): Record<string, string> => dimensions),
  // Some have no points in the range, or only in a part of it.
  minutes: fc.uniqueArray(fc.integer({ min: -10, max: 30 }), { minLength: 1, maxLength: 8 }),
})
const arbitraryForm = fc.record({
  call: fc.constantFrom<Read['call'][]>(
    'measurements',
    'measurementColumns',
    'statistics',
    'statisticColumns',
  ),
  grouping: fc.constantFrom<Pick<Read, 'groupBy' | 'mergeMetrics'>[]>(
    { groupBy: undefined, mergeMetrics: undefined },
    { groupBy: undefined, mergeMetrics: true },
    { groupBy: '*', mergeMetrics: undefined },
    { groupBy: ['hostname'], mergeMetrics: undefined },
    { groupBy: ['device'], mergeMetrics: undefined },
    { groupBy: ['device', 'hostname'], mergeMetrics: true },
  ),
  names: fc.subarray(['hostname', 'device', 'mount point'], { minLength: 1 }),
})
const arbitraryValue = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<string[]>(...hostnames, ...devices, '/', 'gone') },
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: fc.constant(true as const) },
  { weight: 2, arbitrary: fc.constantFrom<string[][]>(['web', 'db'], ['sda', 'sd b']) },
)
const arbitraryReads = fc.array(arbitraryForm, { minLength: 1, maxLength: 2 }).chain((forms) =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom(...forms),
        fc.array(arbitraryValue, { minLength: 3, maxLength: 3 }),
        fc.constantFrom(0, 5),
      )
      .map(
        ([{ call, grouping, names }, values, late]): Read => ({
          call,
          ...grouping,
          dimensions: Object.fromEntries(names.map((name, index) => [name, values[index] ?? true])),
          startTime: startTime + late * minute,
          endTime,
        }),
      ),
    { minLength: 2, maxLength: 12 },
  ),
)

/** A result whose rows of one time are sorted: InfluxDB returns several metrics as one series in any order. */
function sortMoments(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || !('elements' in result)) return result
  const elements = result.elements as (MeasurementSeries | ColumnSeries<'value'>)[]
  return elements.map((series) => {
    const rows =
      'measurements' in series
        ? series.measurements
        : Array.from(series.timestamps, (timestamp, row) => ({
            timestamp,
            value: series.columns.value[row] ?? Number.NaN,
            valueMeta: series.valueMeta[row] ?? {},
          }))
    const { id, name, dimensions } = series
    return {
      id,
      name,
      dimensions,
      rows: rows.toSorted((a, b) => a.timestamp - b.timestamp || a.value - b.value),
    }
  })
}

describe.each([undefined, 'influxdb'] as const)('on a server with quirks %s', (quirks) => {
  test('property: each caller gets what its own request returns', { timeout: 300_000 }, async () => {
    const { client, server } = await start(quirks)
    let runs = 0
    const sent = { alone: 0, together: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryMetric, { maxLength: 10 }),
        arbitraryReads,
        async (stored, reads) => {
          const name = `m${runs++}`
          await store(client, name, stored)
          server.requests.length = 0
          const own = await Promise.all(reads.map((one) => outcome(read(client, name, one))))
          sent.alone += server.requests.splice(0).length
          const batched = batchReads(client)
          const together = await Promise.all(reads.map((one) => outcome(read(batched, name, one))))
          sent.together += server.requests.splice(0).length
          for (const [index, { call }] of reads.entries()) {
            const isUnsorted = quirks !== undefined && call.startsWith('measurement')
            if (isUnsorted) expect(sortMoments(together[index])).toEqual(sortMoments(own[index]))
            else expect(together[index]).toEqual(own[index])
          }
        },
      ),
      { numRuns: 60 },
    )
    expect(sent.together).toBeLessThan(sent.alone)
  })
})

describe('one request', () => {
  const names = ['web', 'db', 'größe 7', ' x ', 'a:b', 'a.b']

  test('default: for lines that differ in one value', async () => {
    const { server, client } = await start()
    await store(client, 'm', hostMetrics([...names, 'axb']))
    server.requests.length = 0
    const batched = batchReads(client)
    const replies = await Promise.all(names.map((hostname) => read(batched, 'm', host(hostname))))
    expect(replies.map(({ elements }) => elements.map(({ dimensions }) => dimensions))).toEqual(
      names.map((hostname) => [{ hostname }]),
    )
    expect(seriesRequests(server.requests)).toHaveLength(1)
  })

  test('behavior: values in several dimensions, if most combinations are wanted', async () => {
    const { server, client } = await start()
    const grid = names.flatMap((hostname) => devices.slice(0, 2).map((device) => ({ hostname, device })))
    await store(
      client,
      'm',
      grid.map((dimensions) => ({ dimensions, minutes: [1] })),
    )
    server.requests.length = 0
    const readAll = async (all: typeof grid) => {
      const batched = batchReads(client)
      const replies = await Promise.all(
        all.map((dimensions) => read(batched, 'm', { ...averages, dimensions, groupBy: ['hostname'] })),
      )
      expect(replies.map(({ elements }) => elements[0]?.dimensions)).toEqual(
        all.map(({ hostname }) => ({ hostname })),
      )
      return seriesRequests(server.requests.splice(0)).length
    }
    expect(await readAll(grid)).toBe(1)
    // Two hosts have a disk each: their four combinations are not twice the two that are wanted.
    expect(await readAll(grid.filter((_, index) => index === 0 || index === 3))).toBe(1)
    const diagonal = ['a', 'b', 'c'].map((device, index) => ({ hostname: names[index] ?? '', device }))
    await store(
      client,
      'm',
      diagonal.map((dimensions) => ({ dimensions, minutes: [1] })),
    )
    expect(await readAll(diagonal)).toBe(3)
  })

  test('behavior: reads of one metric each, and a list of the metrics', async () => {
    const { server, client } = await start()
    await store(client, 'm', hostMetrics(names))
    server.requests.length = 0
    const batched = batchReads(client)
    await Promise.all(names.map((one) => read(batched, 'm', host(one, { groupBy: undefined }))))
    expect(server.requests).toEqual(['GET /v2.0/metrics/statistics', 'GET /v2.0/metrics'])
  })

  test('behavior: identical reads share it', async () => {
    const { server, client } = await start()
    await store(client, 'm', hostMetrics(['web']))
    server.requests.length = 0
    const batched = batchReads(client)
    const replies = await Promise.all([1, 2, 3].map(() => read(batched, 'm', host('web'))))
    expect(seriesRequests(server.requests)).toHaveLength(1)
    expect(replies[2]).toEqual(replies[0])
    expect(replies[0]?.elements).toHaveLength(1)
  })

  test('behavior: reads that start at different times, each with its own rows', async () => {
    const { server, client } = await start()
    await store(client, 'm', hostMetrics(names))
    server.requests.length = 0
    const batched = batchReads(client)
    const all = names.map((name, index) => host(name, { startTime: startTime + index * minute }))
    const replies = await Promise.all(all.map((one) => read(batched, 'm', one)))
    expect(replies).toMatchObject(await Promise.all(all.map((one) => read(client, 'm', one))))
    expect(seriesRequests(server.requests)).toHaveLength(1 + names.length)
  })

  test('behavior: reads of other ranges, statistics or metrics get their own', async () => {
    const { server, client } = await start()
    await store(client, 'm', hostMetrics(names))
    await store(client, 'other', hostMetrics(names))
    server.requests.length = 0
    const batched = batchReads(client)
    const all = [
      read(batched, 'm', host('web')),
      read(batched, 'm', host('db')),
      read(batched, 'other', host('web')),
      read(batched, 'm', host('db', { startTime: startTime - 3600 * minute })),
      read(batched, 'm', host('web', { call: 'measurements' })),
    ]
    expect((await Promise.all(all)).map(({ elements }) => elements.length)).toEqual([1, 1, 1, 1, 1])
    expect(seriesRequests(server.requests)).toHaveLength(4)
  })
})

test('paging: a response that does not fit on one page is requested in halves', async () => {
  const { server, client } = await start()
  const seconds = Array.from({ length: 3000 }, (_, index) => index / 1000)
  const four = ['web', 'db', 'api', 'gone']
  await store(
    client,
    'm',
    four.map((hostname) => ({ dimensions: { hostname }, minutes: seconds })),
  )
  server.requests.length = 0
  const batched = batchReads(client)
  const reads = four.map((hostname) => host(hostname, { call: 'measurementColumns' }))
  const together = await Promise.all(reads.map((one) => read(batched, 'm', one)))
  expect(seriesRequests(server.requests)).toHaveLength(3)
  expect(together).toEqual(await Promise.all(reads.map((one) => read(client, 'm', one))))
  expect(together.every(({ nextOffset }) => nextOffset === undefined)).toBe(true)
})

test('paging: statistics of more rows than a page are not requested at once', async () => {
  const { server, client } = await start()
  const many = Array.from({ length: 30 }, (_, index) => `web-${index}`)
  await store(client, 'm', hostMetrics(many))
  server.requests.length = 0
  const batched = batchReads(client)
  const long = { startTime: startTime - 600 * minute, endTime }
  const replies = await Promise.all(many.map((hostname) => read(batched, 'm', host(hostname, long))))
  expect(replies.map(({ elements }) => elements.length)).toEqual(many.map(() => 1))
  // 620 rows of 30 hosts each.
  expect(seriesRequests(server.requests)).toHaveLength(2)
})

describe('errors', () => {
  test('several metrics match one of the reads: only that one fails, as on its own', async () => {
    const { client } = await start()
    const names = ['web', 'db', 'api', 'gone']
    await store(client, 'm', [
      ...hostMetrics(['web', 'db', 'api']),
      // Without points in the range.
      { dimensions: { hostname: 'db', device: 'sda' }, minutes: [-5] },
    ])
    const batched = batchReads(client)
    const results = await Promise.allSettled(
      names.map((hostname) => read(batched, 'm', host(hostname, { groupBy: undefined }))),
    )
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(results[1]).toMatchObject({ reason: expect.any(MultipleMetricsError) })
  })

  /** A requester whose server fails for some filters. */
  function failFor(client: Client, fails: (dimensions: string) => Error | undefined) {
    const sent: string[] = []
    const requester: Requester = {
      scope: client.scope,
      request: async (request) => {
        const dimensions = String(request.query?.['dimensions'])
        sent.push(dimensions)
        const error = fails(dimensions)
        if (error !== undefined) throw error
        return client.request(request)
      },
    }
    return { sent, batched: batchReads(requester) }
  }
  const details = { status: 500, method: 'GET', url: '/metrics/statistics' }

  test('the server fails for one of the reads: the others succeed, and are not merged with it again', async () => {
    const { client } = await start()
    await store(client, 'm', hostMetrics(['web', 'db', 'api']))
    const { sent, batched } = failFor(client, (text) =>
      text.includes('db') ? new ServerError(details) : undefined,
    )
    const readAll = () =>
      Promise.allSettled(['web', 'db', 'api'].map((hostname) => read(batched, 'm', host(hostname))))
    const first = await readAll()
    expect(first.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(sent.splice(0)).toEqual(['hostname:web|db|api', 'hostname:web', 'hostname:db', 'hostname:api'])
    expect(await readAll()).toEqual(first)
    expect(sent).toEqual(['hostname:web', 'hostname:db', 'hostname:api'])
  })

  test('the server is down: one request, whose error all reads get', async () => {
    const { client } = await start()
    const error = new ServiceUnavailableError({ ...details, status: 503 })
    const { sent, batched } = failFor(client, () => error)
    const results = await Promise.allSettled(
      ['web', 'db'].map((hostname) => read(batched, 'm', host(hostname))),
    )
    expect(results).toEqual([
      { status: 'rejected', reason: error },
      { status: 'rejected', reason: error },
    ])
    expect(sent).toEqual(['hostname:web|db'])
  })
})

describe('abort', () => {
  /** Starts reads of three hosts, whose request waits for `release`. */
  async function startReads() {
    const { client } = await start()
    const names = ['web', 'db', 'api']
    await store(client, 'm', hostMetrics(names))
    const signals: AbortSignal[] = []
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let send = () => {}
    let arrived = () => {}
    const sent = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const batched = batchReads<Requester>(
      {
        scope: client.scope,
        request: async (request) => {
          if (request.signal) signals.push(request.signal)
          arrived()
          await released
          return client.request(request)
        },
      },
      { schedule: (now) => (send = now) },
    )
    const controllers = names.map(() => new AbortController())
    const results = Promise.allSettled(
      names.map((hostname, index) => read(batched, 'm', host(hostname), controllers[index]?.signal)),
    )
    return { controllers, results, signals, send: () => send(), sent, release }
  }

  test('one of several: it rejects with its reason, and the others succeed', async () => {
    const { controllers, results, signals, send, sent, release } = await startReads()
    send()
    await sent
    controllers[1]?.abort(new Error('left'))
    release()
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await results.then((all) => all[1])).toMatchObject({ reason: new Error('left') })
    expect(signals.map(({ aborted }) => aborted)).toEqual([false])
  })

  test('all: the request is aborted', async () => {
    const { controllers, results, signals, send, sent } = await startReads()
    send()
    await sent
    for (const controller of controllers) controller.abort()
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })

  test('before the batch is sent: it is left out', async () => {
    const { controllers, results, signals, send, release } = await startReads()
    controllers[0]?.abort()
    controllers[1]?.abort()
    release()
    send()
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(signals).toHaveLength(1)
  })
})
