import { expect, test } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { makeSeries } from '../../test/support/makeSeries.js'
import {
  type AlignOptions,
  alignSeries,
  createAligner,
  type LiveSeries,
  mergeRefresh,
  planRefresh,
} from './index.js'

const live = { window: 1000, period: 10, overlap: 10, requestCost: 0 }
const page = (elements: ReturnType<typeof makeSeries>[]) => ({ elements, nextOffset: undefined })

/** A live series of one host, which the server extends by a row every 10 s. */
function createLive() {
  let state: LiveSeries<'avg'> | undefined
  return (now: number, valueAt: (time: number) => number = (time) => time) => {
    const plan = planRefresh(state, live, now)
    const rows: [number, number][] = []
    for (let time = plan.startTime; time < plan.endTime; time += 10_000) rows.push([time, valueAt(time)])
    state = mergeRefresh(state, [page([makeSeries('web1', rows)])], plan)
    return state.series
  }
}

test('behavior: a refresh that only adds points writes them behind those in memory', () => {
  const refresh = createLive()
  const align = createAligner<'avg'>({ period: 10, unit: 's' })
  const memories = new Set<ArrayBufferLike>()
  // The first refresh of a state moves it to memory that has room.
  for (let now = 5000; now <= 105_000; now += 10_000) {
    const { timestamps, values } = align(refresh(now))
    expect(values[0]).toHaveLength(timestamps.length)
    expect(timestamps.at(-1)).toBe(Math.floor(now / 10_000) * 10)
    for (const column of [timestamps, values[0] as Float64Array]) memories.add(column.buffer)
  }
  expect(memories.size).toBe(4)
})

test('behavior: a value that changes is not changed in results before', () => {
  const refresh = createLive()
  const align = createAligner<'avg'>({ period: 10 })
  align(refresh(5000))
  const before = align(refresh(15_000))
  const after = align(refresh(15_000, (time) => (time === 10_000 ? 7 : time)))
  expect([before.values[0]?.at(-1), after.values[0]?.at(-1)]).toEqual([10_000, 7])
})

test('property: equals `alignSeries`, and changes neither results nor states before', async () => {
  let same = 0
  await fuzz(
    (random) => {
      const options: AlignOptions<'avg'> = {
        period: random.pick([undefined, 10]),
        unit: random.pick(['ms', 's'] as const),
      }
      const align = createAligner<'avg'>(options)
      const hosts = ['web1', 'web2', 'web3'].slice(random.below(3))
      const isRegular = random.oneIn(2)
      const rows = new Map<string, Map<number, number>>(hosts.map((host) => [host, new Map()]))
      const seen: { result: unknown; copy: unknown }[] = []
      let now = 1_000_000
      let state: LiveSeries<'avg'> | undefined
      for (let step = 0; step < 40; step++) {
        now += random.oneIn(20) ? 90_000 : 1 + random.below(20_000)
        for (const host of hosts) {
          if (!isRegular && random.oneIn(5)) continue
          const time = isRegular ? Math.floor(now / 10_000) * 10_000 : now - random.below(10_000)
          rows.get(host)?.set(time, random.oneIn(12) ? Number.NaN : step)
        }
        const plan = planRefresh(state, { ...live, window: 200 }, now)
        const elements = hosts.flatMap((host) => {
          const own = [...(rows.get(host) ?? [])].filter(
            ([time]) => time >= plan.startTime && time < plan.endTime,
          )
          return own.length === 0
            ? []
            : [
                makeSeries(
                  host,
                  own.sort(([a], [b]) => a - b),
                ),
              ]
        })
        state = mergeRefresh(state, [page(elements)], plan)
        const aligned = align(state.series)
        expect(aligned).toEqual(alignSeries(state.series, options))
        if (aligned.values[0] === state.series[0]?.columns.avg) same++
        seen.push({ result: aligned, copy: structuredClone(aligned) })
        seen.push({ result: state.series, copy: structuredClone(state.series) })
      }
      for (const { result, copy } of seen) expect(result).toEqual(copy)
    },
    { runs: 150 },
  )
  expect(same).toBeGreaterThan(100)
})
