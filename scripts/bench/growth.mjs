// What grows with the load: a refresh with the length of the window, a call with the callers at once, a list of alarms with
// its size, and a session with the number of tabs. Milliseconds of processor time of this process, unless said otherwise.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createClient, createSession, listAlarms, listAll } from '@monasca/core'
import { NoAuth, V3Password } from '@monasca/core/identity'
import { createSessionManager, withPassword } from '@monasca/core/session'
import { startEmulator } from '../lib/emulatorProcess.mjs'
import { portOf } from '../lib/portOf.mjs'
import { createAlarmsStub } from './alarmsStub.mjs'
import { median, roundsOf } from './compare.mjs'
import { createCharts } from './liveWork.mjs'
import { formatNumber } from './row.mjs'

const busy = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The middle of the processor time of a work. */
async function cost(work, rounds) {
  const times = []
  for (let round = 0; round < roundsOf(rounds); round += 1) {
    const before = busy()
    await work()
    times.push(busy() - before)
  }
  return median(times)
}

/** How the last figure compares with the first, beside how much the load grew. */
function growthOf(what, sizes, costs) {
  const [load, time] = [sizes.at(-1) / sizes[0], costs.at(-1) / costs[0]]
  const exponent = Math.log(time) / Math.log(load)
  const word =
    exponent < 0.25
      ? 'flat'
      : exponent < 1.15
        ? exponent < 0.75
          ? 'less than linear'
          : 'linear'
        : 'more than linear'
  return `${what} is **${word}**: ${formatNumber(load)} times the load takes ${formatNumber(time)} times the time.`
}

async function withStub(file, work) {
  const stub = fork(new URL(file, import.meta.url))
  try {
    const [port] = await once(stub, 'message')
    return await work(`http://127.0.0.1:${port}`)
  } finally {
    stub.disconnect()
  }
}

async function withEmulator(work) {
  const server = await startEmulator({ fleet: false })
  try {
    return await work(server.url)
  } finally {
    await server.stop()
  }
}

function windows() {
  const hours = [1, 6, 24, 168, 720]
  const panels = 4
  return withStub('liveStub.mjs', async (origin) => {
    const found = []
    for (const length of hours) {
      const charts = createCharts({
        origin,
        way: 'tail',
        hosts: 1,
        statistics: ['avg'],
        window: length * 3600,
        count: panels,
      })
      await charts.refresh(3)
      found.push((await cost(() => charts.refresh(4), 9)) / 4)
    }
    return {
      name: `A refresh of ${panels} live charts and the length of their window`,
      growth: growthOf('A refresh, which reads only the end and shares memory for the rest,', hours, found),
      columns: ['window', 'points in memory', 'ms of a refresh'],
      rows: hours.map((length, index) => [
        length < 48 ? `${length} h` : `${length / 24} d`,
        (length * 120 * panels).toLocaleString('en'),
        formatNumber(found[index]),
      ]),
    }
  })
}

function callers() {
  const widths = [1, 10, 100, 1000]
  return withStub('stub.mjs', async (origin) => {
    const auth = new V3Password({
      authUrl: `${origin}/v3`,
      username: 'bench',
      password: 'bench',
      userDomainId: 'default',
    })
    const client = createClient({ session: createSession({ auth }), endpoint: `${origin}/v2.0` })
    const headers = { accept: 'application/json', 'x-auth-token': 'bench' }
    const ours = () => client.metrics.list({ name: 'cpu.user_perc', limit: 100 })
    const bare = async () =>
      (await fetch(`${origin}/v2.0/metrics?name=cpu.user_perc&limit=100`, { headers })).json()
    const callsOf = (width) => Math.max(200, width)
    const each = (work, width) => async () => {
      const lanes = Array.from({ length: width }, async () => {
        for (let call = 0; call < callsOf(width) / width; call += 1) await work()
      })
      await Promise.all(lanes)
    }
    for (const work of [ours, bare]) await each(work, 10)()
    const found = []
    for (const width of widths) {
      found.push({
        ours: (await cost(each(ours, width), 7)) / callsOf(width),
        bare: (await cost(each(bare, width), 7)) / callsOf(width),
      })
    }
    return {
      name: 'A call and the callers at the same time',
      growth: growthOf(
        'The time of one call',
        widths,
        found.map((one) => one.ours),
      ),
      columns: ['callers at once', 'ms of a call', 'ms of fetch + json()', 'ratio'],
      rows: widths.map((width, index) => [
        width.toLocaleString('en'),
        formatNumber(found[index].ours),
        formatNumber(found[index].bare),
        (found[index].ours / found[index].bare).toFixed(2),
      ]),
    }
  })
}

async function alarms() {
  const sizes = [100, 1000, 10_000, 50_000]
  const found = []
  for (const size of sizes) {
    const answer = createAlarmsStub(size)
    const server = createServer((request, response) => void answer(request, response))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const origin = `http://127.0.0.1:${portOf(server)}`
    const endpoint = `${origin}/v2.0`
    const client = createClient({ session: createSession({ auth: new NoAuth({ endpoint }) }), endpoint })
    const read = async () => {
      const { elements } = await listAll(listAlarms, client, {}, { maximum: size })
      if (elements.length !== size) throw new Error(`${elements.length} of ${size} alarms`)
    }
    await read()
    found.push(await cost(read, 7))
    server.close()
    server.closeAllConnections()
  }
  return {
    name: 'The list of all alarms and its size',
    growth: growthOf('The time, that of the server in the same process included,', sizes, found),
    columns: ['alarms', 'ms', 'µs of an alarm'],
    rows: sizes.map((size, index) => [
      size.toLocaleString('en'),
      formatNumber(found[index]),
      formatNumber((found[index] / size) * 1000),
    ]),
  }
}

function tabs() {
  const counts = [1, 2, 5, 10, 20]
  return withEmulator(async (origin) => {
    const found = []
    // The first one compiles: it is not counted.
    for (const count of [1, ...counts]) {
      let signIns = 0
      const counted = (input, init) => {
        if (String(input).endsWith('/auth/tokens') && init?.method === 'POST') signIns += 1
        return fetch(input, init)
      }
      const started = busy()
      const managers = Array.from({ length: count }, () =>
        createSessionManager({ authUrl: `${origin}/identity`, fetch: counted }),
      )
      const stops = managers.map((manager) => manager.start())
      const credentials = { username: 'mini-mon', password: 'password' }
      for (const manager of managers) await manager.signIn(withPassword(credentials))
      const time = busy() - started
      for (const stop of stops) stop()
      found.push({ time: time / count, signIns })
    }
    found.shift()
    return {
      name: 'A session and the number of tabs',
      growth: growthOf(
        'The time of one tab, from its start until it is signed in,',
        counts,
        found.map(({ time }) => time),
      ),
      columns: ['tabs', 'ms of a tab', 'requests for a token'],
      rows: counts.map((count, index) => [count, formatNumber(found[index].time), found[index].signIns]),
    }
  })
}

const parts = { windows, callers, alarms, tabs }

export async function benchGrowth() {
  const tables = []
  for (const table of Object.values(parts)) {
    tables.push(await table().catch((error) => ({ name: table.name, notRun: error.message })))
  }
  return tables
}
