// How fast a back-test follows a dragged threshold: a prepared run beside a whole back-test.
import { prepareBacktest, runBacktest } from '@monasca/core/evaluation'
import { benchBacktestPage } from './backtestPage.mjs'

const day = 86_400_000
const start = Date.parse('2025-01-01T00:00:00Z')

/** Alarms of one definition, and seconds between their measurements. */
const alarms = 25
const interval = 30

const rounds = 15

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

/** Milliseconds: the middle of several rounds, each with another threshold. */
function measure(work) {
  const times = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    work(70 + round)
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[rounds >> 1]
}

export async function benchBacktest() {
  const series = Array.from({ length: alarms }, (_, host) => makeSeries(host, start))
  const range = { matchBy: ['hostname'], series, startTime: start, endTime: start + day }
  const rows = []
  for (const rule of ['avg(cpu.user_perc, 300)', 'max(cpu.user_perc)']) {
    const prepared = await prepareBacktest({ ...range, expression: `${rule} > 90` })
    const whole = measure((threshold) => runBacktest({ ...range, expression: `${rule} > ${threshold}` }))
    const run = measure((threshold) => prepared.run({ thresholds: [threshold] }))
    const outline = measure((threshold) => prepared.outline({ thresholds: [threshold] }))
    const sizes = `${rule}, a day of ${alarms} alarms every ${interval} s`
    rows.push(
      {
        name: `prepared run beside a back-test: ${sizes}`,
        ours: run,
        bare: whole,
        ratio: run / whole,
        unit: 'ms',
        goal: 0.8,
      },
      {
        name: `outline beside a back-test: ${sizes}`,
        ours: outline,
        bare: whole,
        ratio: outline / whole,
        unit: 'ms',
        goal: 0.3,
      },
      {
        name: `outline for a dragged threshold: ${sizes}`,
        value: outline,
        unit: 'ms',
        goal: 100,
        atMost: true,
      },
    )
  }
  return [...rows, ...(await benchBacktestPage({ alarms, interval, makeSeries }))]
}
