// The emulator at size: how fast it takes measurements, and how fast it answers from among them.
// BENCH_ROWS=50000000 is the whole; it needs 2 GB in the system's temporary folder, and a quarter of an hour.
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signIn, startEmulator } from '../lib/emulatorProcess.mjs'
import { say } from '../lib/say.mjs'

const defaultRows = 2_000_000
const hosts = 100
/** Milliseconds between two values of a metric. */
const step = 30_000
const stepsOfADay = 86_400_000 / step
/** Metrics of a host at most; more rows than a day of these are more days. */
const maximumMetrics = 20
const rowsOfARequest = 1000
const clients = 8
const rounds = 21
/** Measurements written before the clock starts. */
const warmUp = 100_000

/** Bodies of requests as agents send them: what all hosts measure at one time, then the next time. */
function* bodies({ metrics, steps, start }) {
  let items = []
  for (let index = 0; index < steps; index += 1) {
    const timestamp = start + index * step
    for (let host = 0; host < hosts; host += 1) {
      for (let metric = 0; metric < metrics; metric += 1) {
        const value = Math.round(1e5 * Math.random()) / 1000
        items.push(
          `{"name":"bench.metric_${metric}","dimensions":{"hostname":"host-${host}","service":"compute","region":"one"},` +
            `"timestamp":${timestamp},"value":${value}}`,
        )
        if (items.length < rowsOfARequest) continue
        yield `[${items.join(',')}]`
        items = []
      }
    }
  }
  if (items.length > 0) yield `[${items.join(',')}]`
}

/** Sends all bodies over a few connections; resolves to the speed after the first ones. */
async function ingest({ server, headers, load }) {
  const texts = bodies(load)
  let sent = 0
  let began
  const total = load.steps * load.metrics * hosts
  const begin = async () => ({ sent, time: performance.now(), ...(await server.usage()) })
  let shown = 0
  const lane = async () => {
    for (let next = texts.next(); !next.done; next = texts.next()) {
      const body = /** @type {string} */ (next.value)
      const response = await fetch(`${server.url}/v2.0/metrics`, { method: 'POST', headers, body })
      if (response.status !== 204)
        throw new Error(`POST /metrics: ${response.status} ${await response.text()}`)
      sent += rowsOfARequest
      if (sent >= warmUp) began ??= begin()
      if (sent - shown < 5_000_000) continue
      shown = sent
      say(`    ${Math.round(sent / 1e6)} of ${Math.round(total / 1e6)} million`)
    }
  }
  await Promise.all(Array.from({ length: clients }, lane))
  const from = await (began ?? begin())
  const to = await begin()
  return {
    perSecond: ((to.sent - from.sent) / (to.time - from.time)) * 1000,
    perProcessorSecond: ((to.sent - from.sent) / (to.cpuMs - from.cpuMs)) * 1000,
    rss: to.rss,
  }
}

/** The middle one of the times that a request takes, and of the processor time that the emulator needs for it. */
async function time(server, url, headers) {
  const walls = []
  const processor = []
  for (let round = 0; round < rounds + 3; round += 1) {
    const before = await server.usage()
    const began = performance.now()
    const response = await fetch(url, { headers })
    const text = await response.text()
    const wall = performance.now() - began
    const after = await server.usage()
    if (response.status !== 200) throw new Error(`${url}: ${response.status} ${text}`)
    if (round < 3) continue
    walls.push(wall)
    processor.push(after.cpuMs - before.cpuMs)
  }
  return { wall: middle(walls), processor: middle(processor) }
}

function middle(values) {
  return values.sort((a, b) => a - b)[values.length >> 1]
}

export async function benchEmulator() {
  const rows = Number(process.env.BENCH_ROWS ?? defaultRows)
  const metrics = Math.min(maximumMetrics, Math.max(1, Math.round(rows / hosts / stepsOfADay)))
  const steps = Math.max(stepsOfADay, Math.ceil(rows / hosts / metrics))
  const start = Math.floor(Date.now() / step) * step - steps * step
  const stored = `${Math.round((metrics * steps * hosts) / 1e6)} million measurements stored`
  const dataDir = await mkdtemp(join(tmpdir(), 'monasca-bench-'))
  try {
    const results = []
    const server = await startEmulator({ dataDir })
    try {
      const headers = { 'Content-Type': 'application/json', 'X-Auth-Token': await signIn(server.url) }
      const speed = await ingest({ server, headers, load: { metrics, steps, start } })
      const unit = 'measurements/s'
      const what = `POST /metrics, ${rowsOfARequest} at once from ${clients} clients, ${stored}`
      results.push({ name: what, value: speed.perSecond, goal: 50_000, unit })
      results.push({
        name: 'the same per second of the emulator’s processor time',
        value: speed.perProcessorSecond,
        goal: 50_000,
        unit,
      })
      const bytes = (await stat(join(dataDir, 'monasca.db'))).size
      say(`    ${(bytes / 1e9).toFixed(2)} GB on disk, ${Math.round(speed.rss / 1e6)} MB of memory`)

      const end = start + steps * step
      const day = `start_time=${new Date(end - 86_400_000).toISOString()}&end_time=${new Date(end).toISOString()}`
      const ask = (query) => `${server.url}/v2.0/metrics/${query}&name=bench.metric_0&${day}`
      const queries = [
        [
          '24 h of one metric in periods of 30 s',
          20,
          'statistics?statistics=avg&period=30&dimensions=hostname:host-7',
        ],
        [
          '24 h of 100 hosts, grouped, in periods of 15 min',
          60,
          'statistics?statistics=avg&period=900&group_by=hostname',
        ],
        [
          'a page of 100 hosts, grouped, in periods of 30 s',
          150,
          'statistics?statistics=avg&period=30&group_by=hostname',
        ],
      ]
      for (const [name, goal, query] of queries) {
        const { wall, processor } = await time(server, ask(query), headers)
        results.push({ name: `statistics, ${name}`, value: wall, goal, unit: 'ms', atMost: true })
        results.push({
          name: `the same in the emulator’s processor time`,
          value: processor,
          goal,
          unit: 'ms',
          atMost: true,
        })
      }
    } finally {
      await server.stop()
    }
    for (const simulated of [8, 100]) {
      const fleet = await startEmulator({ fleet: { hosts: simulated, hours: 24 } })
      await fleet.stop()
      const what = `start with a day of ${simulated} simulated hosts`
      results.push({ name: what, value: fleet.startMs, goal: 5000, unit: 'ms', atMost: true })
    }
    return results
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
