import { expect, test } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { makeSeries, rowsOf } from '../../test/support/makeSeries.js'
import { type ColumnSeries, type LiveSeries, mergeRefresh, planRefresh } from './index.js'

const options = { window: 100, period: 10, overlap: 10, requestCost: 0 }
type Rows = readonly (readonly [timestamp: number, value: number])[]

const seconds = (...rows: Rows) => rows.map(([second, value]) => [second * 1000, value] as const)
const page = (...elements: ColumnSeries<'avg'>[]) => ({ elements, nextOffset: undefined })

/** The window from 0 to 100 s, read at 95 s. */
function makeState(...series: ColumnSeries<'avg'>[]): LiveSeries<'avg'> {
  return mergeRefresh(undefined, [page(...series)], planRefresh(undefined, options, 95_000))
}

/** Merges the response of a refresh at a number of seconds; it starts at 80 s, the overlap before the last refresh. */
function refresh(
  state: LiveSeries<'avg'>,
  second: number,
  ...series: ColumnSeries<'avg'>[]
): LiveSeries<'avg'> {
  const plan = planRefresh(state, options, second * 1000)
  expect(plan).toMatchObject({ startTime: 80_000, full: false })
  return mergeRefresh(state, [page(...series)], plan)
}

test('default: the response replaces its time range, and older rows leave the window', () => {
  const web1 = makeSeries('web1', seconds([0, 1], [10, 2], [70, 3], [80, 4], [90, 5]))
  const before = makeState(web1)
  const after = refresh(before, 105, makeSeries('web1', seconds([80, 4], [90, 6], [100, 7]), { id: '7' }))
  expect(after).toEqual({
    key: '10 ',
    startTime: 10_000,
    endTime: 110_000,
    reloadedAt: 95_000,
    series: [makeSeries('web1', seconds([10, 2], [70, 3], [80, 4], [90, 6], [100, 7]), { id: '7' })],
  })
  expect(before.series).toEqual([makeSeries('web1', seconds([0, 1], [10, 2], [70, 3], [80, 4], [90, 5]))])
})

test('behavior: adds late rows and removes missing ones', () => {
  const state = makeState(makeSeries('web1', seconds([70, 1], [90, 2])))
  const [late] = refresh(state, 95, makeSeries('web1', seconds([80, 3], [90, 2]))).series
  expect(rowsOf(late)).toEqual(seconds([70, 1], [80, 3], [90, 2]))
  const [gone] = refresh(state, 95).series
  expect(rowsOf(gone)).toEqual(seconds([70, 1]))
})

test('behavior: series appear and disappear, in the order of their keys', () => {
  const state = makeState(makeSeries('web2', seconds([0, 1], [70, 2])), makeSeries('web3', seconds([0, 1])))
  const hosts = (live: LiveSeries<'avg'>) => live.series.map(({ dimensions }) => dimensions['hostname'])
  expect(hosts(state)).toEqual(['web2', 'web3'])
  const next = refresh(
    state,
    105,
    makeSeries('web9', seconds([100, 1])),
    makeSeries('web1', seconds([90, 1])),
  )
  expect(hosts(next)).toEqual(['web1', 'web2', 'web9'])
})

test('behavior: ignores rows outside the requested range', () => {
  const state = makeState(makeSeries('web1', seconds([-10, 9], [0, 1], [100, 9])))
  expect(rowsOf(state.series[0])).toEqual(seconds([0, 1]))
  const next = refresh(state, 95, makeSeries('web1', seconds([0, 7], [70, 8], [80, 2], [100, 9])))
  expect(rowsOf(next.series[0])).toEqual(seconds([0, 1], [80, 2]))
})

test('behavior: unchanged parts are the same object', () => {
  const meta = { valueMeta: { 1: { note: 'restarted' } } }
  const web1 = seconds([70, 1], [80, Number.NaN], [90, 2])
  const web2 = makeSeries('web2', seconds([70, 1]))
  const state = makeState(makeSeries('web1', web1, meta), web2)
  const answer = (note: string) => makeSeries('web1', web1.slice(1), { id: '5', valueMeta: { 0: { note } } })
  expect(refresh(state, 95, answer('restarted'))).toBe(state)
  expect(refresh(state, 105, answer('restarted')).series).toBe(state.series)

  const changed = refresh(state, 95, answer('replaced')).series
  expect(changed[0]?.valueMeta).toEqual({ 1: { note: 'replaced' } })
  expect(changed[1]).toBe(state.series[1])
})

test('behavior: series with the same times share one array of them', () => {
  const hosts = (...rows: Rows) => ['web1', 'web2'].map((host) => makeSeries(host, seconds(...rows)))
  const state = makeState(...hosts([0, 1], [70, 2]), makeSeries('web3', seconds([0, 1])))
  const next = refresh(state, 105, ...hosts([100, 3]), makeSeries('web3', seconds([100, 1])))
  for (const { series } of [state, next]) {
    expect(series[1]?.timestamps).toBe(series[0]?.timestamps)
    expect(series[2]?.timestamps).not.toEqual(series[0]?.timestamps)
  }
  expect(next.series.map(rowsOf)).toEqual([
    seconds([70, 2], [100, 3]),
    seconds([70, 2], [100, 3]),
    seconds([100, 1]),
  ])
})

test('behavior: a full reload with the same response keeps the series and updates `reloadedAt`', () => {
  const rows = seconds([70, 1], [90, 2])
  const state = makeState(makeSeries('web1', rows))
  const plan = planRefresh(state, { ...options, fullReloadEvery: 1 }, 97_000)
  const next = mergeRefresh(state, [page(makeSeries('web1', rows))], plan)
  expect(plan.full).toBe(true)
  expect(next.series).toBe(state.series)
  expect(next.reloadedAt).toBe(97_000)
})

test('behavior: a full reload drops what it does not contain', () => {
  const state = makeState(makeSeries('web1', seconds([70, 1])))
  const plan = planRefresh(state, { ...options, key: 'other' }, 95_000)
  expect(mergeRefresh(state, [page()], plan)).toEqual({
    key: '10 other',
    startTime: 0,
    endTime: 100_000,
    reloadedAt: 95_000,
    series: [],
  })
})

test('behavior: joins the pages of one response', () => {
  const plan = planRefresh(undefined, options, 95_000)
  const pages = [
    {
      elements: [makeSeries('web1', seconds([0, 1])), makeSeries('web2', seconds([0, 1]))],
      nextOffset: '1_0',
    },
    { elements: [makeSeries('web2', seconds([10, 2]), { id: '0' })] },
  ]
  expect(mergeRefresh(undefined, pages, plan).series.map(rowsOf)).toEqual([
    seconds([0, 1]),
    seconds([0, 1], [10, 2]),
  ])
})

test('error: not all pages', () => {
  const plan = planRefresh(undefined, options, 95_000)
  expect(() => mergeRefresh(undefined, [{ elements: [], nextOffset: '0' }], plan)).toThrow(
    '`pages` ends before the last page.',
  )
  expect(() => mergeRefresh(undefined, [], plan)).toThrow('`pages` is empty.')
})

test('error: a plan of another state', () => {
  const state = makeState(makeSeries('web1', seconds([70, 1])))
  const plan = planRefresh(state, options, 105_000)
  const newer = refresh(state, 125, makeSeries('web1', seconds([120, 1])))
  const message = '`plan` belongs to another state.'
  expect(() => mergeRefresh(undefined, [page()], plan)).toThrow(message)
  expect(() => mergeRefresh(newer, [page()], plan)).toThrow(message)
  expect(() => mergeRefresh({ ...state, key: 'other' }, [page()], plan)).toThrow(message)
  expect(() => mergeRefresh({ ...state, endTime: 70_000 }, [page()], plan)).toThrow(message)
  // Two responses for the same time may arrive one after the other.
  const once = mergeRefresh(state, [page(makeSeries('web1', seconds([90, 1])))], plan)
  expect(mergeRefresh(once, [page(makeSeries('web1', seconds([90, 1])))], plan)).toBe(once)
})

test('property: equals a full reload if nothing arrives later than the overlap', async () => {
  let partial = 0
  await fuzz(
    (random) => {
      /** The server's data: per host the value of each period, and when it becomes visible. */
      const stored: { host: string; time: number; value: number; visibleAt: number }[] = []
      const hosts = ['web1', 'web2', 'web3']
      const overlap = random.pick([0, 15, 40])
      let now = 1_000_000
      let state: LiveSeries<'avg'> | undefined
      const read = (start: number, end: number) =>
        hosts.flatMap((host) => {
          const rows = new Map<number, number>()
          for (const row of stored) {
            const isThere = row.host === host && row.visibleAt <= now && row.time >= start && row.time < end
            if (isThere) rows.set(Math.floor(row.time / 10_000) * 10_000, row.value)
          }
          const sorted = [...rows].sort(([a], [b]) => a - b)
          return sorted.length === 0 ? [] : [makeSeries(host, sorted)]
        })
      for (let step = 0; step < 30; step++) {
        const passed = random.oneIn(15) ? 120_000 : 1 + random.below(15_000)
        for (const host of hosts) {
          if (random.oneIn(4)) continue
          const time = now + random.below(passed)
          stored.push({ host, time, value: step, visibleAt: time + random.below(overlap * 1000 + 1) })
        }
        now += passed
        const plan = planRefresh(state, { ...options, overlap }, now)
        if (!plan.full) partial++
        state = mergeRefresh(state, [page(...read(plan.startTime, plan.endTime))], plan)
        expect(state.series).toEqual(read(plan.windowStart, plan.endTime))
      }
    },
    { runs: 150 },
  )
  expect(partial).toBeGreaterThan(100)
})
