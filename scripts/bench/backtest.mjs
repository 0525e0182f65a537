// How fast a back-test follows a dragged threshold: a prepared run beside a whole back-test.
import { prepareBacktest, runBacktest } from '@monasca/core/evaluation'
import { benchBacktestPage } from './backtestPage.mjs'
import { beside, interleave, median, middleOf } from './compare.mjs'

const day = 86_400_000
const start = Date.parse('2025-01-01T00:00:00Z')

/** Alarms of one definition, and seconds between their measurements. */
const alarms = 25
const interval = 30

const options = { rounds: 15, warmUp: 2 }

/** A day of measurements of one host: a slow wave with noise, the same in each run. */
function makeSeries(host, startTime) {
  const length = 86_400 / interval
  let seed = host + 1
  const random = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return seed / 0x7fffffff
  }
  return {
    id: String(host),
    name: 'cpu.user_perc',
    dimensions: { hostname: `host-${host}` },
    timestamps: Float64Array.from({ length }, (_, row) => startTime + row * interval * 1000 + host),
    columns: {
      value: Float64Array.from(
        { length },
        (_, row) => 60 + 25 * Math.sin((row / length) * 12 + host) + 15 * random(),
      ),
    },
    valueMeta: {},
  }
}

/** Compares every value with the threshold, and counts: less than any back-test does. */
function countAbove(series, threshold) {
  let count = 0
  for (const { columns } of series) for (const value of columns.value) if (value > threshold) count += 1
  return count
}

export async function benchBacktest() {
  const series = Array.from({ length: alarms }, (_, host) => makeSeries(host, start))
  const range = { matchBy: ['hostname'], series, startTime: start, endTime: start + day }
  const rows = []
  for (const rule of ['avg(cpu.user_perc, 300)', 'max(cpu.user_perc)']) {
    const prepared = await prepareBacktest({ ...range, expression: `${rule} > 90` })
    // Each round has another threshold.
    let threshold = 70
    const times = await interleave(
      {
        whole: () => {
          threshold += 1
          runBacktest({ ...range, expression: `${rule} > ${threshold}` })
        },
        run: () => void prepared.run({ thresholds: [threshold] }),
        outline: () => void prepared.outline({ thresholds: [threshold] }),
        loop: () => void countAbove(series, threshold),
      },
      options,
    )
    const shared = {
      unit: 'ms',
      alternative: 'a whole back-test',
      limit: { name: 'a loop that compares every value', value: median(times.loop) },
    }
    const sizes = `${rule}, a day of ${alarms} alarms every ${interval} s`
    rows.push(
      {
        ...shared,
        name: `prepared run beside a back-test: ${sizes}`,
        ...beside(times.run, times.whole),
        goal: 0.8,
      },
      {
        ...shared,
        name: `outline beside a back-test: ${sizes}`,
        ...beside(times.outline, times.whole),
        goal: 0.3,
      },
      {
        ...shared,
        name: `outline for a dragged threshold: ${sizes}`,
        ...middleOf(times.outline),
        bare: median(times.whole),
        goal: 100,
        atMost: true,
      },
    )
  }
  return [...rows, ...(await benchBacktestPage({ alarms, interval, makeSeries }))]
}
