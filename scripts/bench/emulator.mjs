// The emulator at size: how fast it takes measurements, and how fast it answers from among them; beside InfluxDB, on which
// Monasca stores them, and beside a plain table of SQLite.
// BENCH_ROWS=50000000 is the whole; it needs 4 GB in the system's temporary folder, and half an hour.
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signIn, startEmulator } from '../lib/emulatorProcess.mjs'
import { say } from '../lib/say.mjs'
import { interleave, isQuick, median, middleOf, roundsOf } from './compare.mjs'
import { startInflux } from './influx.mjs'
import { createPlainTable } from './plainTable.mjs'

const defaultRows = 2_000_000
const hosts = 100
/** Milliseconds between two values of a metric. */
const step = 30_000
const stepsOfADay = 86_400_000 / step
/** Metrics of a host at most; more rows than a day of these are more days. */
const maximumMetrics = 20
const rowsOfARequest = 1000
const clients = 8
const queryRounds = 21
const startRounds = 7
/** Rounds in which all is written; the first one is not counted. */
const slices = 10

/** Batches of measurements as agents send them: what all hosts measure at one time, then the next time. */
function* batches({ metrics, steps, start }) {
  let batch = []
  for (let index = 0; index < steps; index += 1) {
    const timestamp = start + index * step
    for (let host = 0; host < hosts; host += 1) {
      for (let metric = 0; metric < metrics; metric += 1) {
        batch.push({ metric, host, timestamp, value: Math.round(1e5 * Math.random()) / 1000 })
        if (batch.length < rowsOfARequest) continue
        yield batch
        batch = []
      }
    }
  }
  if (batch.length > 0) yield batch
}

const asJson = ({ metric, host, timestamp, value }) =>
  `{"name":"bench.metric_${metric}","dimensions":{"hostname":"host-${host}","service":"compute","region":"one"},` +
  `"timestamp":${timestamp},"value":${value}}`
const asLine = ({ metric, host, timestamp, value }) =>
  `bench.metric_${metric},hostname=host-${host},service=compute,region=one value=${value} ${timestamp}`
const asRow = ({ metric, host, timestamp, value }) => [metric * hosts + host, timestamp, value]

/** Sends all batches over a few connections; resolves to the milliseconds. */
async function send(batches, write) {
  const bodies = batches.values()
  const began = performance.now()
  const lane = async () => {
    for (const body of bodies) await write(body)
  }
  await Promise.all(Array.from({ length: clients }, lane))
  return performance.now() - began
}

/** Writes everything to all of them, a slice to each in turn; resolves to measurements per second, by slice. */
async function ingest({ server, post, influx, plain, load }) {
  const all = batches(load)
  const requests = Math.ceil((load.steps * load.metrics * hosts) / rowsOfARequest)
  const perSlice = Math.ceil(requests / slices)
  const speeds = { emulator: [], processor: [], influx: [], plain: [] }
  for (let slice = 0; slice < slices; slice += 1) {
    const part = []
    for (let count = 0; count < perSlice; count += 1) {
      const { value, done } = all.next()
      if (done) break
      part.push(value)
    }
    const rows = part.reduce((sum, { length }) => sum + length, 0)
    const json = part.map((batch) => `[${batch.map(asJson).join(',')}]`)
    const before = await server.usage()
    const emulator = await send(json, post)
    const processor = (await server.usage()).cpuMs - before.cpuMs
    const lines = part.map((batch) => batch.map(asLine).join('\n'))
    const byInflux = influx && (await send(lines, influx.write))
    const tuples = part.map((batch) => batch.map(asRow))
    const began = performance.now()
    for (const batch of tuples) plain.write(batch)
    const byPlain = performance.now() - began
    if (slice === 0) continue
    speeds.emulator.push((rows / emulator) * 1000)
    speeds.processor.push((rows / processor) * 1000)
    if (byInflux) speeds.influx.push((rows / byInflux) * 1000)
    speeds.plain.push((rows / byPlain) * 1000)
  }
  return speeds
}

/**
 * Times of a query in ms: the emulator's by the clock and in its processor time, InfluxDB's and the plain table's.
 *
 * @returns {Promise<Record<string, number[]>>}
 */
async function time({ server, headers, influx, plain, query }) {
  const processor = []
  const times = await interleave(
    {
      async emulator() {
        await query.prepare?.()
        const before = await server.usage()
        const began = performance.now()
        const response = await fetch(`${server.url}/v2.0/metrics/${query.path}`, { headers })
        const text = await response.text()
        const wall = performance.now() - began
        if (response.status !== 200) throw new Error(`${query.path}: ${response.status} ${text}`)
        processor.push((await server.usage()).cpuMs - before.cpuMs)
        return wall
      },
      ...(influx && { influx: async () => void (await influx.query(query.influx)) }),
      plain: () => void plain.averages(query.plain),
    },
    { rounds: queryRounds, warmUp: 3 },
  )
  return { ...times, processor: processor.slice(3) }
}

export async function benchEmulator() {
  const rows = Number(process.env.BENCH_ROWS ?? (isQuick() ? defaultRows / 4 : defaultRows))
  const metrics = Math.min(maximumMetrics, Math.max(1, Math.round(rows / hosts / stepsOfADay)))
  const steps = Math.max(stepsOfADay, Math.ceil(rows / hosts / metrics))
  const start = Math.floor(Date.now() / step) * step - steps * step
  const stored = `${Math.round((metrics * steps * hosts) / 1e6)} million measurements stored`
  const dataDir = await mkdtemp(join(tmpdir(), 'monasca-bench-'))
  const influx = await startInflux()
  try {
    /** @type {object[]} */
    const results = influx ? [] : [{ name: 'InfluxDB', notRun: 'Debian’s package influxdb is not installed' }]
    const plain = createPlainTable(dataDir)
    const server = await startEmulator({ dataDir })
    const limitName = 'a plain table of SQLite, without a server'
    const beside = (bare) =>
      influx
        ? { alternative: 'InfluxDB 1.6', bare: median(bare) }
        : { alternative: { none: 'InfluxDB is not installed' } }
    const ownProcess = { alternative: { none: 'InfluxDB uses both processors; compare by the clock' } }
    try {
      const headers = { 'Content-Type': 'application/json', 'X-Auth-Token': await signIn(server.url) }
      const post = async (body) => {
        const response = await fetch(`${server.url}/v2.0/metrics`, { method: 'POST', headers, body })
        if (response.status !== 204)
          throw new Error(`POST /metrics: ${response.status} ${await response.text()}`)
      }
      const speeds = await ingest({ server, post, influx, plain, load: { metrics, steps, start } })
      const shared = {
        goal: 50_000,
        unit: 'measurements/s',
        limit: { name: limitName, value: median(speeds.plain) },
      }
      results.push(
        {
          ...shared,
          name: `POST /metrics, ${rowsOfARequest} at once from ${clients} clients, ${stored}`,
          ...middleOf(speeds.emulator),
          ...beside(speeds.influx),
        },
        {
          ...shared,
          name: 'the same per second of the emulator’s processor time',
          ...middleOf(speeds.processor),
          ...ownProcess,
        },
      )
      const bytes = (await stat(join(dataDir, 'monasca.db'))).size
      say(
        `    ${(bytes / 1e9).toFixed(2)} GB on disk, ${Math.round((await server.usage()).rss / 1e6)} MB of memory`,
      )

      const end = start + steps * step
      const from = end - 86_400_000
      const day = `start_time=${new Date(from).toISOString()}&end_time=${new Date(end).toISOString()}`
      /** @param {string} name @param {number} goal @param {{ period: number, host?: number, limit?: number }} range */
      const query = (name, goal, { period, host, limit }) => ({
        name,
        goal,
        path:
          `statistics?statistics=avg&period=${period}&name=bench.metric_0&${day}&` +
          (host === undefined ? 'group_by=hostname' : `dimensions=hostname:host-${host}`),
        influx:
          `SELECT mean(value) FROM "bench.metric_0" WHERE time >= ${from}ms AND time < ${end}ms` +
          (host === undefined ? '' : ` AND hostname = 'host-${host}'`) +
          // Its LIMIT is for each host.
          (limit === undefined ? '' : ` AND hostname =~ /^host-[0-${limit - 1}]$/`) +
          ` GROUP BY time(${period}s)${host === undefined ? ', hostname' : ''}`,
        plain: {
          first: host ?? 0,
          count: host === undefined ? (limit ?? hosts) : 1,
          start: from,
          end,
          period: period * 1000,
        },
      })
      // The emulator keeps what it computed of a period in memory, until something is written there.
      const newValues = Array.from({ length: 288 }, (_, part) =>
        Array.from({ length: hosts }, (_, host) => ({
          metric: 0,
          host,
          timestamp: from + part * 300_000,
          value: host,
        })),
      )
      // A page of the API has 10,000 statistics: those of four hosts.
      const queries = [
        query('24 h of one metric in periods of 30 s', 20, { period: 30, host: 7 }),
        query('24 h of 100 hosts, grouped, in periods of 15 min', 60, { period: 900 }),
        {
          ...query('the same, with nothing of it in memory', 60, { period: 900 }),
          prepare: async () => {
            for (const batch of newValues) await post(`[${batch.map(asJson).join(',')}]`)
            // A read moves them from the log to their table: that is the work of writing.
            await fetch(
              `${server.url}/v2.0/metrics/measurements?name=bench.metric_1&dimensions=hostname:host-0&${day}&limit=1`,
              {
                headers,
              },
            )
          },
        },
        query('a page of 100 hosts, grouped, in periods of 30 s', 150, { period: 30, limit: 4 }),
      ]
      for (const query of queries) {
        const times = await time({ server, headers, influx, plain, query })
        const row = {
          goal: query.goal,
          unit: 'ms',
          atMost: true,
          limit: { name: limitName, value: median(times.plain) },
        }
        results.push(
          {
            ...row,
            name: `statistics, ${query.name}`,
            ...middleOf(times.emulator),
            ...beside(times.influx ?? []),
          },
          {
            ...row,
            name: 'the same in the emulator’s processor time',
            ...middleOf(times.processor),
            ...ownProcess,
          },
        )
      }
    } finally {
      await server.stop()
      plain.close()
    }
    return [...results, ...(await benchStart())]
  } finally {
    await influx?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** How long the emulator takes until it listens, with a day of simulated hosts. */
async function benchStart() {
  const sizes = [0, 8, 100]
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(sizes.map((size) => [size, []]))
  for (let round = 0; round < roundsOf(startRounds); round += 1) {
    for (const size of sizes) {
      const fleet = await startEmulator({ fleet: size > 0 && { hosts: size, hours: 24 } })
      await fleet.stop()
      times[size].push(fleet.startMs)
    }
  }
  return sizes.slice(1).map((size) => ({
    name: `start with a day of ${size} simulated hosts`,
    ...middleOf(times[size]),
    goal: 5000,
    unit: 'ms',
    atMost: true,
    alternative: { none: 'a DevStack with Monasca needs a virtual machine' },
    limit: { name: 'start without hosts', value: median(times[0]) },
  }))
}
