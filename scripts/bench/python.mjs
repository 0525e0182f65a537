// The same reads by python-monascaclient and by this client, on one emulator. Debian's package `python3-monascaclient`.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { createClient } from '@monasca/core'
import { signIn, startEmulator } from '../lib/emulatorProcess.mjs'
import { beside, interleave, median } from './compare.mjs'

const python = '/usr/bin/python3'
const metrics = 1000
const points = 10_000
const callsARound = 10

/** Waits for a line, works, and prints the seconds. */
const program = `
import sys, time
from monascaclient import client
options = dict(auth_url=sys.argv[1] + '/identity', username='mini-mon', password='password', project_name='mini-mon',
               user_domain_id='default', project_domain_id='default', endpoint=sys.argv[1] + '/v2.0')
monasca = client.Client(api_version='2_0', **options)
def list_metrics():
    return monasca.metrics.list(name='bench.many', limit=${metrics})
def list_measurements():
    return monasca.metrics.list_measurements(name='bench.one', start_time='2025-01-01T00:00:00Z')
list_metrics()
print('ready', flush=True)
for line in sys.stdin:
    work = globals()[line.strip()]
    started = time.perf_counter()
    for _ in range(${callsARound}):
        work()
    print((time.perf_counter() - started) * 1000, flush=True)
`

async function hasPackage() {
  return promisify(execFile)(python, ['-c', 'import monascaclient']).then(
    () => true,
    () => false,
  )
}

async function fill(client) {
  const start = Date.UTC(2025, 0, 1)
  const one = Array.from({ length: points }, (_, row) => ({
    name: 'bench.one',
    timestamp: start + row * 30_000,
    value: row / 7,
  }))
  const many = Array.from({ length: metrics }, (_, host) => ({
    name: 'bench.many',
    dimensions: { hostname: `host-${host}`, service: 'shop' },
    timestamp: start,
    value: host,
  }))
  const all = [...one, ...many]
  for (let at = 0; at < all.length; at += 1000) await client.metrics.create(all.slice(at, at + 1000))
}

export async function benchPython() {
  const name = 'python-monascaclient'
  if (!(await hasPackage()))
    return [{ name, notRun: 'Debian’s package python3-monascaclient is not installed' }]
  const server = await startEmulator({ fleet: false })
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    projectName: 'mini-mon',
    authUrl: `${server.url}/identity`,
    endpoint: `${server.url}/v2.0`,
  })
  await fill(client)
  const child = spawn(python, ['-c', program, server.url], { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    const lines = createInterface({ input: child.stdout })
    const ended = once(child, 'exit').then(() => ['ended'])
    const next = async () => (await Promise.race([once(lines, 'line'), ended]))[0]
    if ((await next()) !== 'ready') throw new Error('The Python client did not start.')
    const byPython = (call) => async () => {
      const answered = next()
      child.stdin.write(`${call}\n`)
      return Number(await answered)
    }
    const times = (work) => async () => {
      for (let call = 0; call < callsARound; call += 1) await work()
    }
    const headers = { 'X-Auth-Token': await signIn(server.url) }
    const fetching = (query) => async () =>
      (await fetch(`${server.url}/v2.0/metrics${query}`, { headers })).arrayBuffer()
    const rows = []
    const pairs = [
      [
        `metrics.list, ${metrics} metrics`,
        'list_metrics',
        () => client.metrics.list({ name: 'bench.many', limit: metrics }),
        fetching(`?name=bench.many&limit=${metrics}`),
      ],
      [
        `metrics.listMeasurements, ${points.toLocaleString('en')} measurements`,
        'list_measurements',
        () => client.metrics.listMeasurements({ name: 'bench.one', startTime: Date.UTC(2025, 0, 1) }),
        fetching('/measurements?name=bench.one&start_time=2025-01-01T00:00:00Z'),
      ],
    ]
    for (const [what, call, work, download] of pairs) {
      const values = await interleave(
        { python: byPython(call), ours: times(work), download: times(download) },
        { rounds: 11, warmUp: 2 },
      )
      const unit = `ms for ${callsARound} calls`
      rows.push({
        name: `${what} ÷ ${name}, server included`,
        ...beside(values.ours, values.python),
        alternative: name,
        limit: { name: 'the download alone, server included', value: median(values.download) },
        goal: 1,
        unit,
      })
    }
    return rows
  } finally {
    child.kill()
    await server.stop()
  }
}
