import { type Client, type ColumnSeries, listMeasurementColumns, listStatisticColumns } from '@monasca/core'
import {
  concatSeries,
  type LiveSeries,
  type LiveSeriesOptions,
  mergeRefresh,
  metricKey,
  planRefresh,
  type RefreshPlan,
  type SeriesPage,
} from '@monasca/core/series'
import { expect, test } from 'vitest'
import { fuzz, type Random } from '../../../../vitest.fuzz.js'
import { connect, startServer } from '../client/setup.js'

const minute = 60_000
const statistics = ['avg', 'min', 'max', 'sum', 'count'] as const

/** All pages of the request of a chart. */
type Read = (range: Pick<RefreshPlan, 'startTime' | 'endTime'>) => Promise<SeriesPage[]>

async function startClock(): Promise<{ client: Client; clock: { now: number } }> {
  const clock = { now: Date.UTC(2026, 0, 1) }
  const server = await startServer('in process', { clock: () => clock.now })
  return { clock, client: connect(server, 'mini-mon', { clock: () => clock.now }) }
}

async function readAll(
  list: (offset: string | undefined) => Promise<SeriesPage>,
  onNext: () => void,
): Promise<SeriesPage[]> {
  let page = await list(undefined)
  const pages = [page]
  while (page.nextOffset !== undefined) {
    onNext()
    page = await list(page.nextOffset)
    pages.push(page)
  }
  return pages
}

/** Pages have few rows, so that there are several. */
function readers(
  client: Client,
  name: string,
  period: number,
  onNext: () => void = () => {},
): { statistics: Read; measurements: Read } {
  return {
    statistics: ({ startTime, endTime }) => {
      const parameters = { name, statistics, period, startTime, endTime, groupBy: ['hostname'], limit: 10 }
      return readAll((offset) => listStatisticColumns(client, { ...parameters, offset }), onNext)
    },
    measurements: ({ startTime, endTime }) => {
      const parameters = { name, startTime, endTime, groupBy: '*', limit: 30 } as const
      return readAll((offset) => listMeasurementColumns(client, { ...parameters, offset }), onNext)
    },
  }
}

async function refresh(
  state: LiveSeries | undefined,
  options: LiveSeriesOptions,
  now: number,
  read: Read,
): Promise<{ state: LiveSeries; plan: RefreshPlan }> {
  const plan = planRefresh(state, options, now)
  return { state: mergeRefresh(state, await read(plan), plan), plan }
}

/** The result of a full read of the window, in the order of a live series; ids are positions in a reply. */
async function readWindow({ startTime, endTime }: LiveSeries, read: Read): Promise<unknown[]> {
  const pages = await read({ startTime, endTime })
  return comparable(concatSeries(pages.flatMap(({ elements }) => elements)))
}

function comparable(series: readonly ColumnSeries[]): unknown[] {
  return series
    .map((one) => ({ ...one, id: '', key: metricKey(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

type Post = { hostname: string; timestamp: number; value: number; valueMeta?: Record<string, string> }

/** What agents measure between two moments, and when it arrives: with gaps, late by up to `overlap`, and corrected. */
function measure(random: Random, from: number, to: number, overlap: number): (Post & { arrival: number })[] {
  const posts: (Post & { arrival: number })[] = []
  for (const hostname of ['web1', 'web2', 'web3', 'db1']) {
    if (random.oneIn(4)) continue
    for (let time = from + random.below(7000); time < to; time += 5000 + random.below(9000)) {
      const timestamp = Math.floor(time)
      const valueMeta = random.oneIn(9) ? { note: `${random.below(3)}` } : undefined
      const post = { hostname, timestamp, value: random.unit() * 100, ...(valueMeta && { valueMeta }) }
      posts.push({ ...post, arrival: timestamp + random.below(overlap * 1000) })
      if (!random.oneIn(5)) continue
      posts.push({ hostname, timestamp, value: -1, arrival: timestamp + random.below(overlap * 1000) })
    }
  }
  return posts
}

test('property: always equals a full read, with late, missing and corrected data', async () => {
  const { client, clock } = await startClock()
  let partial = 0
  let following = 0
  await fuzz(
    async (random, run) => {
      const name = `load.${run}`
      const period = random.pick([10, 30, 60])
      const overlap = random.pick([20, 45, 120])
      const options = { window: random.pick([300, 900]), period, overlap, requestCost: random.pick([0, 20]) }
      const read = readers(client, name, period, () => following++)
      let waiting: (Post & { arrival: number })[] = []
      let live: LiveSeries | undefined
      let raw: LiveSeries | undefined
      for (let step = 0; step < 15; step++) {
        // Sometimes the page was hidden for longer than the window.
        const passed = random.oneIn(12) ? 20 * minute : 1 + random.below(minute)
        waiting.push(...measure(random, clock.now, clock.now + passed, overlap))
        clock.now += passed
        const arrived = waiting.filter(({ arrival }) => arrival <= clock.now)
        waiting = waiting.filter(({ arrival }) => arrival > clock.now)
        arrived.sort((a, b) => a.arrival - b.arrival)
        if (arrived.length > 0) {
          await client.metrics.create(
            arrived.map(({ hostname, arrival: _, ...post }) => ({ name, dimensions: { hostname }, ...post })),
          )
        }
        const statistics = await refresh(live, options, clock.now, read.statistics)
        live = statistics.state
        expect(comparable(live.series), `step ${step}`).toEqual(await readWindow(live, read.statistics))
        const measurements = await refresh(
          raw,
          { ...options, period: undefined },
          clock.now,
          read.measurements,
        )
        raw = measurements.state
        expect(comparable(raw.series), `step ${step}`).toEqual(await readWindow(raw, read.measurements))
        partial += [statistics, measurements].filter(({ plan }) => !plan.full).length
      }
    },
    { runs: 3 },
  )
  expect(partial).toBeGreaterThan(10)
  expect(following).toBeGreaterThan(10)
})

test('behavior: data later than the overlap appears after the next full reload', async () => {
  const { client, clock } = await startClock()
  const options = { window: 3600, period: 60, overlap: 60, fullReloadEvery: 600, requestCost: 0 }
  const read = readers(client, 'load', 60).statistics
  const post = (timestamp: number) =>
    client.metrics.create({ name: 'load', dimensions: { hostname: 'web1' }, timestamp, value: 1 })
  const start = clock.now
  for (let before = 30; before > 0; before--) await post(start - before * minute)
  let { state } = await refresh(undefined, options, clock.now, read)

  await post(start - 10 * minute + 1)
  for (let passed = 1; passed <= 10; passed++) {
    clock.now += minute
    const next = await refresh(state, options, clock.now, read)
    state = next.state
    const isSame = JSON.stringify(comparable(state.series)) === JSON.stringify(await readWindow(state, read))
    expect([passed, next.plan.full, isSame]).toEqual([passed, passed === 10, passed === 10])
  }
})
