// The cost of refreshing only the end of charts, beside reading them in full; both through the client, down to aligned columns.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openPage } from './browserPage.mjs'
import { bundle } from './bundle.mjs'
import { beside, median, roundsOf } from './compare.mjs'
import { createCharts, panels } from './liveWork.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const rounds = 9
/** Rounds before counting: a dashboard runs for hours, and all that it does often is compiled soon. */
const warmUp = 2

const loads = [
  { lines: 'one line', hosts: 1, statistics: ['avg'] },
  { lines: '5 hosts × avg, max', hosts: 5, statistics: ['avg', 'max'] },
]

/** Processor time of this process in ms: the thread's, and its share of collecting. Other programs do not disturb it. */
function inNode() {
  let charts
  return {
    start(load) {
      charts = createCharts(load)
    },
    refresh: (times) => charts.refresh(times),
    text: () => charts.text(),
    busy() {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000
    },
  }
}

/** Processor time of the tasks on the page's main thread in ms. The network is another process there. */
function inChromium(page) {
  return {
    start: (load) => page.call('start', load),
    refresh: (times) => page.call('refresh', times),
    text: () => page.call('text'),
    busy: page.busy,
  }
}

/** One round of a way: what a refresh sends back in kB, and its processor time in ms. */
async function measure(stub, place, load) {
  const sent = async () => {
    stub.send({ type: 'bytes' })
    return (await once(stub, 'message'))[0]
  }
  const { first, refreshes } = load.way === 'full' ? { first: 1, refreshes: 2 } : { first: 3, refreshes: 8 }
  await place.start(load)
  await place.refresh(first)
  // All ways are then at the same time.
  const textOfTail = load.way === 'tail' ? await place.text() : ''
  const before = { bytes: await sent(), time: await place.busy() }
  await place.refresh(refreshes)
  const time = ((await place.busy()) - before.time) / refreshes
  const bytes = ((await sent()) - before.bytes) / refreshes
  return { bytes: bytes / 1000, time, text: load.way === 'full' ? await place.text() : textOfTail }
}

/** Live tails beside full reads, and beside their bare requests: one after the other in each round. */
async function compareWays(stub, origin, place, where) {
  const rows = []
  for (const { lines, ...load } of loads) {
    /** @type {Record<string, { bytes: number, time: number, text: string }[]>} */
    const by = { full: [], tail: [], bare: [] }
    for (let round = 0; round < warmUp + roundsOf(rounds); round += 1) {
      const order = round % 2 === 0 ? Object.keys(by) : Object.keys(by).reverse()
      for (const way of order) by[way].push(await measure(stub, place, { ...load, origin, way }))
    }
    const values = (way, member) => by[way].slice(warmUp).map((measured) => measured[member])
    if (by.tail.some(({ text }, round) => text !== by.full[round].text))
      throw new Error('The live tail and a full reading differ.')
    const what = `live tail ÷ full read, ${panels} charts × 24 h × 30 s, ${lines}, in ${where}`
    const row = (measured, member, goal, unit) => ({
      name: `${what}: ${measured}`,
      ...beside(values('tail', member), values('full', member)),
      goal,
      unit,
      alternative: 'the whole window again',
      limit: { name: 'fetch + json() of the same tails', value: median(values('bare', member)) },
    })
    rows.push(row('bytes', 'bytes', 0.03, 'kB'), row('processor time of the main thread', 'time', 0.02, 'ms'))
    rows.push({
      name: `refresh of ${panels} live charts ÷ their bare requests, ${lines}, in ${where}`,
      ...beside(values('tail', 'time'), values('bare', 'time')),
      ...(load.hosts === 1 && { goal: 1.5 }),
      unit: 'ms of processor time',
      alternative: 'fetch + json() of the same tails',
      limit: { none: 'the alternative is the limit' },
    })
  }
  return rows
}

export async function benchLiveTail() {
  const stub = fork(here('liveStub.mjs'))
  try {
    const [port] = await once(stub, 'message')
    const origin = `http://127.0.0.1:${port}`
    const rows = await compareWays(stub, origin, inNode(), 'Node')
    stub.send({ type: 'script', text: await bundle('livePage.mjs') })
    const page = await openPage(origin, 'refresh')
    if (page.notRun !== undefined) return [...rows, { name: 'the same in Chromium', notRun: page.notRun }]
    try {
      return [...rows, ...(await compareWays(stub, origin, inChromium(page), 'Chromium'))]
    } finally {
      await page.close()
    }
  } finally {
    stub.disconnect()
  }
}
