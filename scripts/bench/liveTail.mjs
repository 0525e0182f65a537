// The cost of refreshing only the end of charts, beside reading them in full; both through the client, down to aligned columns.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openPage } from './browserPage.mjs'
import { bundle } from './bundle.mjs'
import { beside, roundsOf } from './compare.mjs'
import { createCharts, panels } from './liveWork.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const refreshes = 30
/** Refreshes before counting: a dashboard runs for hours, and all that it does often is compiled soon. */
const warmUp = 15

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

async function measure(stub, place, load) {
  const sent = async () => {
    stub.send({ type: 'bytes' })
    return (await once(stub, 'message'))[0]
  }
  await place.start(load)
  await place.refresh(warmUp)
  const before = { bytes: await sent(), time: await place.busy() }
  await place.refresh(refreshes)
  const time = ((await place.busy()) - before.time) / refreshes
  const bytes = ((await sent()) - before.bytes) / refreshes
  return { bytes: bytes / 1000, time, text: await place.text() }
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

/** What a refresh of all charts costs beside its bare requests: batches of one and the other in turn. */
async function besideRequests(place, origin, where) {
  const load = { hosts: 1, statistics: ['avg'], origin }
  const refreshesARound = 8
  const times = { tail: [], bare: [] }
  for (let round = 0; round < roundsOf(9); round += 1) {
    for (const way of round % 2 === 0 ? ['tail', 'bare'] : ['bare', 'tail']) {
      await place.start({ ...load, way })
      await place.refresh(4)
      const before = await place.busy()
      await place.refresh(refreshesARound)
      times[way].push(((await place.busy()) - before) / refreshesARound)
    }
  }
  const name = `refresh of ${panels} live charts ÷ their bare requests (fetch + json() of the same tails), in ${where}`
  return { name, ...beside(times.tail, times.bare), goal: 1.5, unit: 'ms of processor time' }
}

export async function benchLiveTail() {
  const stub = fork(here('liveStub.mjs'))
  try {
    const [port] = await once(stub, 'message')
    const origin = `http://127.0.0.1:${port}`
    const rows = [
      ...(await compareWays(stub, origin, inNode(), 'Node')),
      await besideRequests(inNode(), origin, 'Node'),
    ]
    stub.send({ type: 'script', text: await bundle('livePage.mjs') })
    const page = await openPage(origin, 'refresh')
    if (page.notRun !== undefined) return [...rows, { name: 'the same in Chromium', notRun: page.notRun }]
    try {
      const place = inChromium(page)
      return [
        ...rows,
        ...(await compareWays(stub, origin, place, 'Chromium')),
        await besideRequests(place, origin, 'Chromium'),
      ]
    } finally {
      await page.close()
    }
  } finally {
    stub.disconnect()
  }
}
