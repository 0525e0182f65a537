// Mixed load from 50 clients on one emulator: what it answers, and whether its memory stays flat.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signIn, startEmulator } from './emulatorProcess.mjs'
import { say } from './say.mjs'

const clients = 50
const samples = 20

/** Milliseconds that a client thinks between two requests, on an average. */
const pause = 60

/** Growth of the heap, from the second third of the time to the last one, that is still called flat. */
const tolerated = { share: 0.1, bytes: 8e6 }

const pick = (values) => values[Math.floor(Math.random() * values.length)]
const minutesAgo = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString()
const json = (value) => ({ body: JSON.stringify(value), type: 'application/json' })

/** What a client may do next, how often, and which statuses are right. */
const actions = [
  {
    name: 'post measurements',
    weight: 40,
    expected: [204],
    request: (client) => ({
      method: 'POST',
      path: '/v2.0/metrics',
      ...json(
        Array.from({ length: 40 }, (_value, metric) => ({
          name: `soak.metric_${metric % 10}`,
          dimensions: { hostname: `soak-${client}`, device: `d${metric >> 3}` },
          timestamp: Date.now(),
          value: 100 * Math.random(),
          ...(metric % 9 === 0 ? { value_meta: { note: 'soak' } } : {}),
        })),
      ),
    }),
  },
  .../** @type {[number, () => string][]} */ ([
    [
      12,
      () =>
        `/v2.0/metrics/statistics?name=soak.metric_1&statistics=avg,max&period=30&merge_metrics=true&start_time=${minutesAgo(15)}`,
    ],
    [
      8,
      () => `/v2.0/metrics/measurements?name=soak.metric_2&group_by=*&limit=500&start_time=${minutesAgo(2)}`,
    ],
    [6, () => `/v2.0/metrics?name=soak.metric_${Math.floor(10 * Math.random())}&limit=50`],
    [3, () => '/v2.0/metrics/names'],
    [3, () => '/v2.0/metrics/dimensions/names/values?dimension_name=hostname'],
    [6, () => '/v2.0/alarms?limit=50'],
    [3, () => `/v2.0/alarms/count?group_by=${pick(['state', 'severity', 'metric_name'])}`],
    [3, () => '/v2.0/alarms/state-history?limit=100'],
    [3, () => '/v2.0/alarm-definitions'],
    [1, () => '/identity/v3/auth/catalog'],
  ]).map(([weight, path]) => ({
    name: path().replace(/\?.*/, ''),
    weight,
    expected: [200],
    request: () => ({ method: 'GET', path: path() }),
  })),
  {
    name: 'sign in',
    weight: 1,
    run: async (state) => {
      state.token = await signIn(state.url)
    },
  },
  {
    name: 'make and delete an alarm definition',
    weight: 1,
    run: async (state) => {
      const name = `soak ${state.client} ${Date.now()} ${Math.random()}`
      const expression = `avg(soak.metric_${state.client % 10}{hostname=soak-${state.client}}) > ${pick([5, 50, 95])}`
      const definition = await send(state, {
        method: 'POST',
        path: '/v2.0/alarm-definitions',
        ...json({ name, expression, match_by: ['device'] }),
        expected: [201],
      })
      await new Promise((resolve) => setTimeout(resolve, 1000 * Math.random()))
      await send(state, {
        method: 'DELETE',
        path: `/v2.0/alarm-definitions/${definition?.id}`,
        expected: [204],
      })
    },
  },
  {
    name: 'ask for what is not there',
    weight: 1,
    expected: [404],
    request: () => ({ method: 'GET', path: `/v2.0/alarms/${crypto.randomUUID()}` }),
  },
  {
    name: 'send nonsense',
    weight: 1,
    expected: [400, 422],
    request: () => ({
      method: 'POST',
      path: '/v2.0/metrics',
      type: 'application/json',
      body: pick(['{', '[{}]', '7']),
    }),
  },
]

const wheel = actions.flatMap((action) => Array.from({ length: action.weight }, () => action))

/**
 * Sends a request and notes what is wrong with the reply; resolves to its JSON, where it has some.
 *
 * @param {{ url: string, token: string, load: { requests: number, problems: Set<string> } }} state
 * @param {{ method: string, path: string, body?: string, type?: string, expected: number[] }} request
 */
async function send(state, { method, path, body, type, expected }) {
  state.load.requests += 1
  const headers = { 'X-Auth-Token': state.token, ...(type === undefined ? {} : { 'Content-Type': type }) }
  const response = await fetch(state.url + path, { method, headers, body })
  const text = await response.text()
  if (!expected.includes(response.status)) {
    state.load.problems.add(`${method} ${path.replace(/\?.*/, '')}: ${response.status} ${text.slice(0, 200)}`)
  }
  return text === '' ? undefined : JSON.parse(text)
}

async function runClient(state, isOver) {
  while (!isOver()) {
    const action = pick(wheel)
    try {
      if (action.run) await action.run(state)
      else await send(state, { ...action.request(state.client), expected: action.expected })
    } catch (error) {
      state.load.problems.add(`${action.name}: ${error.cause?.message ?? error.message}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 2 * pause * Math.random()))
  }
}

const megabytes = (bytes) => Math.round(bytes / 1e6)
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Loads an emulator for some seconds, on this machine alone; resolves to a suite of `npm test`. */
export async function soakSuite({ seconds }) {
  const dataDir = await mkdtemp(join(tmpdir(), 'monasca-soak-'))
  const options = { dataDir, fleet: { hosts: 4, hours: 1 }, retention: { hours: 1, rows: 1_000_000 } }
  const server = await startEmulator(options, { collect: true })
  const load = { requests: 0, problems: new Set() }
  const heaps = []
  try {
    const { url } = server
    const began = Date.now()
    const end = began + seconds * 1000
    const isOver = () => Date.now() >= end
    const token = await signIn(url)
    const running = Array.from({ length: clients }, (_value, client) =>
      runClient({ url, client, token, load }, isOver),
    )
    const watch = async () => {
      while (!isOver()) {
        await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / samples))
        const { heapUsed, rss, cpuMs } = await server.usage()
        heaps.push(heapUsed)
        say(
          `    ${Math.round((Date.now() - began) / 1000)} s: ${load.requests} requests, heap ${megabytes(heapUsed)} MB, ` +
            `process ${megabytes(rss)} MB, processor time ${Math.round(cpuMs / 1000)} s`,
        )
      }
    }
    await Promise.all([...running, watch()])
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  const third = Math.floor(heaps.length / 3)
  const [before, after] = [mean(heaps.slice(third, 2 * third)), mean(heaps.slice(2 * third))]
  const isFlat = after <= before * (1 + tolerated.share) + tolerated.bytes
  say(
    `    heap of the second third ${megabytes(before)} MB, of the last ${megabytes(after)} MB: ${isFlat ? 'flat' : 'it grows'}`,
  )
  const failures = [...load.problems]
  if (!isFlat) failures.push(`The heap grew from ${megabytes(before)} to ${megabytes(after)} MB.`)
  if (load.requests < clients) failures.push(`Only ${load.requests} requests were answered.`)
  return {
    name: `soak: ${clients} clients, ${seconds} s`,
    passed: 3 - Math.min(3, failures.length),
    failed: failures.length,
    skipped: 0,
    failures,
  }
}
