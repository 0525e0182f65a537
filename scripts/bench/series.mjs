// Measurements as columns beside fetch + json() + conversion: time, main-thread time and memory, in Node and in Chromium.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openPage } from './browserPage.mjs'
import { bundle } from './bundle.mjs'
import { beside, interleave, median, roundsOf, spreadOf } from './compare.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const loads = [
  { count: 1_000_000, rounds: 9, warmUp: 2 },
  { count: 10_000, rounds: 61, warmUp: 15 },
]
const bareWay = 'fetch + json() + conversion'
/** Rounds of memory, and groups of rounds whose middles are compared. */
const groups = 7

/** Runs each measurement in a separate process: what one leaves in memory would disturb the next. */
async function inNode(task) {
  const child = fork(here('seriesNode.mjs'), [JSON.stringify(task)], { execArgv: ['--expose-gc'] })
  const ended = once(child, 'exit').then(() => {
    throw new Error('A measurement in Node ended without a result.')
  })
  const [answer] = await Promise.race([once(child, 'message'), ended])
  return answer
}

/** The rows of one load, from the milliseconds of each way. */
function timeRows(place, count, times) {
  const limit = { name: 'download alone', value: median(times.download) }
  const what = `${count.toLocaleString('en')} measurements as columns`
  const goal = count > 100_000 ? 0.35 : undefined
  const whole = {
    name: `${what} ÷ ${bareWay}, in ${place}`,
    ...beside(times.columns, times.converted),
    goal,
    unit: 'ms',
    alternative: bareWay,
    limit,
  }
  if (goal !== undefined) return [whole]
  const above = (way) => times[way].map((value, round) => Math.max(0.01, value - times.download[round]))
  const name = `the same, each minus the download of its round, in ${place}`
  return [
    whole,
    {
      name,
      ...besideMiddles(above('columns'), above('converted')),
      goal: 0.5,
      unit: 'ms',
      alternative: bareWay,
      limit: { none: 'the limit is what was subtracted' },
    },
  ]
}

/** Of small differences the ratio of the middles, of groups of rounds: ratios of single rounds would be noise. */
function besideMiddles(ours, bare) {
  const figures = beside(ours, bare)
  const size = Math.max(1, Math.floor(ours.length / groups))
  const ratios = Array.from({ length: Math.floor(ours.length / size) }, (_, group) => {
    const part = (values) => median(values.slice(group * size, (group + 1) * size))
    return part(ours) / part(bare)
  })
  return { ...figures, ratio: figures.ours / figures.bare, spread: spreadOf(ratios) }
}

/** What is kept, by the names of two ways. */
const kept = [
  {
    ways: ['columns', 'rows'],
    what: '1,000,000 measurements',
    limit: { name: 'two Float64Arrays', value: 16 },
  },
  {
    ways: ['hostColumns', 'hostRows'],
    what: '1,000,000 measurements of 100 hosts at the same times',
    limit: { name: 'values, and the times once', value: 8.08 },
  },
]

/** The row of what is kept; `measure` resolves to the bytes of ours and of the other. */
async function memoryRow(place, { what, limit }, measure) {
  const [ours, bare] = [[], []]
  for (let round = 0; round < roundsOf(groups); round += 1) {
    const sizes = await measure()
    ours.push(sizes[0] / 1e6)
    bare.push(sizes[1] / 1e6)
  }
  return {
    name: `memory that ${what} keep: columns ÷ parsed JSON, in ${place}`,
    ...beside(ours, bare),
    goal: 0.125,
    unit: 'MB',
    alternative: 'fetch + json()',
    limit,
  }
}

async function nodeRows(endpoint) {
  const rows = []
  for (const load of loads) {
    rows.push(...timeRows('Node', load.count, await inNode({ kind: 'time', endpoint, ...load })))
  }
  for (const { ways, ...row } of kept) {
    rows.push(
      await memoryRow('Node', row, () => inNode({ kind: 'memory', endpoint, count: loads[0].count, ways })),
    )
  }
  return rows
}

async function chromiumRows(page, endpoint) {
  const rows = []
  const ways = ['download', 'converted', 'columns', 'worker']
  for (const { count, ...options } of loads) {
    await page.call('check', { endpoint, count })
    const busy = Object.fromEntries(ways.map((way) => [way, []]))
    const measure = (way) => async () => {
      const before = await page.busy()
      const time = await page.call('time', { endpoint, count, way })
      busy[way].push((await page.busy()) - before)
      return time
    }
    const times = await interleave(Object.fromEntries(ways.map((way) => [way, measure(way)])), options)
    for (const way of ways) busy[way] = busy[way].slice(options.warmUp)
    rows.push(...timeRows('Chromium', count, times))
    const what = `${count.toLocaleString('en')} measurements`
    const limit = { name: 'download alone', value: median(busy.download) }
    const goal = count > 100_000 ? 0.05 : undefined
    rows.push(
      {
        name: `main thread: ${what} as columns ÷ ${bareWay}`,
        ...beside(busy.columns, busy.converted),
        unit: 'ms',
        alternative: bareWay,
        limit,
      },
      {
        name: `main thread: ${what} decoded in a worker ÷ ${bareWay}`,
        ...beside(busy.worker, busy.converted),
        goal,
        unit: 'ms',
        alternative: bareWay,
        limit,
      },
      {
        name: `in all: ${what} decoded in a worker ÷ ${bareWay}`,
        ...beside(times.worker, times.converted),
        unit: 'ms',
        alternative: bareWay,
        limit: { name: 'download alone', value: median(times.download) },
      },
    )
  }
  for (const { ways, ...row } of kept) {
    const measure = async (way) => {
      await page.call('drop')
      const before = await page.memory()
      await page.call('keep', { endpoint, count: loads[0].count, way })
      return (await page.memory()) - before
    }
    rows.push(await memoryRow('Chromium', row, async () => [await measure(ways[0]), await measure(ways[1])]))
  }
  return rows
}

export async function benchSeries() {
  const stub = fork(here('seriesStub.mjs'))
  try {
    const [port] = await once(stub, 'message')
    const worker = fileURLToPath(import.meta.resolve('@monasca/core/decoder-worker'))
    stub.send({ work: await bundle('seriesPage.mjs'), worker: await bundle(worker) })
    const origin = `http://127.0.0.1:${port}`
    const rows = await nodeRows(`${origin}/v2.0`)
    const page = await openPage(origin, 'time')
    if (page.notRun !== undefined) return [...rows, { name: 'the same in Chromium', notRun: page.notRun }]
    try {
      return [...rows, ...(await chromiumRows(page, `${origin}/v2.0`))]
    } finally {
      await page.close()
    }
  } finally {
    stub.disconnect()
  }
}
