// The cost of refreshing only the end of charts, beside reading them in full; both through the client, down to aligned columns.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../lib/browser.mjs'
import { bundle } from './bundle.mjs'
import { createCharts, panels } from './liveWork.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const refreshes = 30
/** Refreshes before counting: a dashboard runs for hours, and all that it does often is compiled soon. */
const warmUp = 15
/** Rounds of the comparison with bare requests. */
const rounds = 9

const loads = [
  { lines: 'one line', hosts: 1, statistics: ['avg'] },
  { lines: '5 hosts × avg, max', hosts: 5, statistics: ['avg', 'max'] },
]

/** Processor time of this process in ms: the thread's, and its share of collecting. Other programs do not disturb it. */
function inNode() {
  const charts = {}
  return {
    start(load) {
      charts[load.way] = createCharts(load)
    },
    refresh: (way, times) => charts[way].refresh(times),
    text: (way) => charts[way].text(),
    busy() {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000
    },
  }
}

/** Processor time of the tasks on the page's main thread in ms. The network is another process there. */
async function inChromium(page) {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    start: (load) => page.evaluate((given) => globalThis.start(given), load),
    refresh: (way, times) => page.evaluate(([...given]) => globalThis.refresh(...given), [way, times]),
    text: (way) => page.evaluate((given) => globalThis.text(given), way),
    async busy() {
      const { metrics } = await devTools.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
    },
  }
}

async function measure(stub, place, load) {
  const sent = async () => {
    stub.send({ type: 'bytes' })
    return (await once(stub, 'message'))[0]
  }
  await place.start(load)
  await place.refresh(load.way, warmUp)
  const before = { bytes: await sent(), time: await place.busy() }
  await place.refresh(load.way, refreshes)
  const time = ((await place.busy()) - before.time) / refreshes
  const bytes = ((await sent()) - before.bytes) / refreshes
  return { bytes: bytes / 1000, time, text: await place.text(load.way) }
}

/** Refreshes beside bare requests for the same tails: both take turns, so that a busy machine disturbs them alike. */
async function compareBare(origin, place, where) {
  const rows = []
  for (const { lines, ...load } of loads) {
    const spent = { bare: [], tail: [] }
    for (const way of ['bare', 'tail']) {
      await place.start({ ...load, origin, way })
      await place.refresh(way, warmUp)
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const way of ['bare', 'tail']) {
        const before = await place.busy()
        await place.refresh(way, refreshes)
        spent[way].push((await place.busy()) - before)
      }
    }
    const ratios = spent.tail.map((time, round) => time / spent.bare[round]).sort((a, b) => a - b)
    const [ours, bare] = [spent.tail, spent.bare].map((times) => middle(times) / refreshes)
    const spread = `${ratios[0].toFixed(2)}–${ratios.at(-1).toFixed(2)}`
    rows.push({
      name: `live tail ÷ bare fetch + json of the same, ${panels} charts, ${lines}, in ${where}: processor time (${spread} in ${rounds} rounds)`,
      ours,
      bare,
      ratio: middle(ratios),
      goal: 1.5,
      unit: 'ms',
    })
  }
  return rows
}

function middle(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

async function compareWays(stub, origin, place, where) {
  const rows = []
  for (const { lines, ...load } of loads) {
    const bare = await measure(stub, place, { ...load, origin, way: 'full' })
    const ours = await measure(stub, place, { ...load, origin, way: 'tail' })
    if (ours.text !== bare.text) throw new Error('The live tail and a full reading differ.')
    const what = `live tail ÷ full read, ${panels} charts × 24 h × 30 s, ${lines}, in ${where}`
    const row = (measured, member, goal, unit) => ({
      name: `${what}: ${measured}`,
      ours: ours[member],
      bare: bare[member],
      ratio: ours[member] / bare[member],
      goal,
      unit,
    })
    rows.push(row('bytes', 'bytes', 0.03, 'kB'), row('processor time of the main thread', 'time', 0.02, 'ms'))
  }
  return rows
}

export async function benchLiveTail() {
  const stub = fork(here('liveStub.mjs'))
  try {
    const [port] = await once(stub, 'message')
    const origin = `http://127.0.0.1:${port}`
    const rows = [
      ...(await compareWays(stub, origin, inNode(), 'Node')),
      ...(await compareBare(origin, inNode(), 'Node')),
    ]
    const found = { path: undefined, reason: 'not now' }
    if (!found.path) return [...rows, { name: 'the same in Chromium', notRun: found.reason }]
    stub.send({ type: 'script', text: await bundle('livePage.mjs') })
    const { chromium } = await import('@playwright/test')
    const browser = await chromium.launch({
      executablePath: found.path,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    })
    try {
      const page = await browser.newPage()
      await page.goto(origin)
      await page.waitForFunction(() => 'refresh' in window)
      const inPage = await inChromium(page)
      return [
        ...rows,
        ...(await compareWays(stub, origin, inPage, 'Chromium')),
        ...(await compareBare(origin, inPage, 'Chromium')),
      ]
    } finally {
      await browser.close()
    }
  } finally {
    stub.disconnect()
  }
}
