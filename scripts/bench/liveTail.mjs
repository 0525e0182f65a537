// What refreshing charts by their end costs beside reading them anew, both through the client, down to aligned columns.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createClient, createSession, listStatisticColumns } from '@monasca/core'
import { V3Password } from '@monasca/core/identity'
import { alignSeries, concatSeries, createAligner, mergeRefresh, planRefresh } from '@monasca/core/series'

const panels = 20
const refreshes = 30
/** Refreshes before counting: a dashboard runs for hours, and all that it does often is compiled soon. */
const warmUp = 15
const period = 30
const window = 86_400
/** Milliseconds; the middle of a period. */
const start = Date.UTC(2026, 0, 2) + 15_000

async function readPages(client, parameters) {
  const pages = []
  let offset
  do {
    const page = await listStatisticColumns(client, { ...parameters, period, offset, groupBy: ['hostname'] })
    pages.push(page)
    offset = page.nextOffset
  } while (offset !== undefined)
  return pages
}

/** Reads everything and makes new columns, each time. */
function createRefetching(client, query) {
  return async (now) => {
    const { startTime, endTime } = planRefresh(undefined, { window, period }, now)
    const pages = await readPages(client, { ...query, startTime, endTime })
    return alignSeries(concatSeries(pages.flatMap(({ elements }) => elements)), { period, unit: 's' })
  }
}

function createTail(client, query) {
  const align = createAligner({ period, unit: 's' })
  let state
  return async (now) => {
    const plan = planRefresh(state, { window, period }, now)
    const { startTime, endTime } = plan
    state = mergeRefresh(state, await readPages(client, { ...query, startTime, endTime }), plan)
    return align(state.series)
  }
}

/** Milliseconds of processor time in this process for one call of `work`: the thread's, and its share of collecting. */
async function processorTime(work) {
  for (let count = 0; count < warmUp; count += 1) await work()
  const used = process.cpuUsage()
  for (let count = 0; count < refreshes; count += 1) await work()
  const { user, system } = process.cpuUsage(used)
  return (user + system) / 1000 / refreshes
}

/** Refreshes all panels at once, again and again: bytes and time of one refresh, and how much of that is `fetch` itself. */
async function measure({ stub, requests }, create) {
  const charts = Array.from({ length: panels }, create)
  let count = 0
  let last
  const refresh = async () => {
    requests.length = 0
    last = await Promise.all(charts.map((chart) => chart(start + count * period * 1000)))
    count += 1
  }
  const sent = async () => {
    stub.send('bytes')
    return (await once(stub, 'message'))[0]
  }
  await refresh()
  const before = await sent()
  const time = await processorTime(refresh)
  const bytes = ((await sent()) - before) / (warmUp + refreshes)
  const repeated = [...requests]
  const fetchTime = await processorTime(() =>
    Promise.all(repeated.map(async ([url, { headers }]) => (await fetch(url, { headers })).arrayBuffer())),
  )
  return { bytes, time, ownTime: time - fetchTime, last }
}

function checkEqual(ours, bare) {
  const text = (charts) =>
    JSON.stringify(
      charts.map(({ timestamps, values }) => [[...timestamps], values.map((value) => [...value])]),
    )
  if (text(ours) !== text(bare)) throw new Error('The live tail and a full reading differ.')
}

export async function benchLiveTail() {
  const stub = fork(new URL('liveStub.mjs', import.meta.url))
  try {
    const [port] = await once(stub, 'message')
    const authUrl = `http://127.0.0.1:${port}/v3`
    const auth = new V3Password({ authUrl, username: 'bench', password: 'bench', userDomainId: 'default' })
    const requests = []
    const remember = (url, init) => {
      requests.push([url, init])
      return fetch(url, init)
    }
    const session = createSession({ auth, fetch: remember })
    const client = createClient({ session, endpoint: `http://127.0.0.1:${port}/v2.0` })
    const place = { stub, requests }
    const rows = []
    for (const { lines, hosts, statistics } of [
      { lines: 'one line', hosts: 1, statistics: ['avg'] },
      { lines: '5 hosts × avg, max', hosts: 5, statistics: ['avg', 'max'] },
    ]) {
      const query = { name: `cpu.user_perc.${hosts}`, statistics }
      const bare = await measure(place, () => createRefetching(client, query))
      const ours = await measure(place, () => createTail(client, query))
      checkEqual(ours.last, bare.last)
      const what = `live tail ÷ reading anew, ${panels} panels × 24 h × 30 s, ${lines}`
      rows.push(
        row(`${what}: bytes`, ours.bytes / 1000, bare.bytes / 1000, 0.03, 'kB a refresh'),
        row(`${what}: processor time`, ours.time, bare.time, 0.02, 'ms a refresh'),
        row(`${what}: that without fetch itself`, ours.ownTime, bare.ownTime, 0.02, 'ms a refresh'),
      )
    }
    return rows
  } finally {
    stub.disconnect()
  }
}

function row(name, ours, bare, goal, unit) {
  return { name, ours, bare, ratio: ours / bare, goal, unit }
}
