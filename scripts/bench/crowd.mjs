// What a client waits for when 200 of them begin at once, beside what the same sign-ins take alone.
import { Agent, request } from 'node:http'
import { signIn, startEmulator } from '../lib/emulatorProcess.mjs'

const clients = 200
const metrics = 5000
/** Lists that each client asks for at the same time after it has signed in. */
const parallel = 5
const rounds = 2

const credentials = JSON.stringify({
  auth: {
    identity: {
      methods: ['password'],
      password: { user: { name: 'mini-mon', domain: { id: 'default' }, password: 'password' } },
    },
    scope: { project: { name: 'mini-mon', domain: { id: 'default' } } },
  },
})

let resets = 0

/**
 * Sends a request over the connections of an agent; resolves to the headers and the milliseconds to the last byte.
 *
 * @param {import('node:http').Agent} agent
 * @param {string} url
 * @param {{ method?: string, headers?: Record<string, string>, body?: string }} [options]
 */
function send(agent, url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const exchange = request(url, { agent, method, headers }, (response) => {
      response.resume()
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode, headers: answered } = response
        if (statusCode >= 400) reject(new Error(`${method} ${url}: ${statusCode}`))
        else resolve({ headers: answered, wait: performance.now() - began })
      })
    })
    exchange.on('error', reject)
    exchange.end(body)
  })
}

/** As `send`; a connection that the server ends while a request is on its way is tried again, as browsers do. */
async function ask(agent, url, options) {
  const began = performance.now()
  for (;;) {
    try {
      return { ...(await send(agent, url, options)), wait: performance.now() - began }
    } catch (error) {
      if (error.code !== 'ECONNRESET') throw error
      resets += 1
    }
  }
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
}

/**
 * Half of the clients begin at once, the others when the first list is served; resolves to what each waited for its token,
 * in milliseconds and, whatever the speed of the machine, in lists that were served meanwhile; and for its lists.
 */
async function crowd(url, lists) {
  const first = []
  const later = []
  const overtaken = []
  let beginOthers
  const others = new Promise((resolve) => {
    beginOthers = resolve
  })
  const client = async (_value, index) => {
    if (lists > 0 && index % 2 === 1) await others
    const served = later.length
    const agent = new Agent({ keepAlive: true, maxSockets: parallel })
    try {
      const signedIn = await ask(agent, `${url}/identity/v3/auth/tokens`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: credentials,
      })
      first.push(signedIn.wait)
      overtaken.push(later.length - served)
      const headers = { 'X-Auth-Token': signedIn.headers['x-subject-token'] }
      const list = async () => {
        later.push((await ask(agent, `${url}/v2.0/metrics?limit=${metrics}`, { headers })).wait)
        beginOthers()
      }
      for (let round = 0; round < lists; round += 1) await Promise.all(Array.from({ length: parallel }, list))
    } finally {
      agent.destroy()
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  return { first, later, overtaken, whole: performance.now() - began }
}

async function lone(url) {
  const agent = new Agent({ keepAlive: true })
  const headers = { 'X-Auth-Token': await signIn(url) }
  const waits = []
  for (let call = 0; call < 30; call += 1) {
    waits.push((await send(agent, `${url}/v2.0/metrics?limit=${metrics}`, { headers })).wait)
  }
  agent.destroy()
  return quantile(waits, 0.5)
}

export async function benchCrowd() {
  const server = await startEmulator({})
  try {
    const headers = { 'Content-Type': 'application/json', 'X-Auth-Token': await signIn(server.url) }
    const body = JSON.stringify(
      Array.from({ length: metrics }, (_, index) => ({
        name: `crowd.metric_${index % 50}`,
        dimensions: { hostname: `host-${Math.floor(index / 50)}`, region: 'one', service: 'compute' },
        timestamp: Date.now(),
        value: index,
      })),
    )
    await fetch(`${server.url}/v2.0/metrics`, { method: 'POST', headers, body })
    const alone = []
    let cpuMs = 0
    const together = { first: [], later: [], whole: [], overtaken: [] }
    for (let round = 0; round < rounds; round += 1) {
      alone.push(...(await crowd(server.url, 0)).first)
      const { cpuMs: from } = await server.usage()
      const { first, later, whole, overtaken } = await crowd(server.url, 1)
      cpuMs += (await server.usage()).cpuMs - from
      together.first.push(...first)
      together.later.push(...later)
      together.whole.push(whole)
      together.overtaken.push(...overtaken)
    }
    const single = await lone(server.url)
    const before = await server.usage()
    await lone(server.url)
    const cpu = ((await server.usage()).cpuMs - before.cpuMs) / 30
    const ratio = (name, share) => {
      const [ours, bare] = [quantile(together.first, share), quantile(alone, share)]
      return { name, ours, bare, ratio: ours / bare, goal: 2, unit: 'ms' }
    }
    const value = (name, figure) => ({ name, value: figure, goal: 30_000, unit: 'ms', atMost: true })
    return [
      ratio(
        `first call of ${clients} clients that then list ${metrics} metrics ÷ sign-ins alone, 95 %`,
        0.95,
      ),
      ratio('the same, the slowest', 1),
      {
        ...value('lists served while a client waits for its token, at most', Math.max(...together.overtaken)),
        goal: 20,
        unit: 'lists',
      },
      value('a later call, 95 %', quantile(together.later, 0.95)),
      value('a later call, the slowest', quantile(together.later, 1)),
      value('until all are done', quantile(together.whole, 0.5)),
      value('the emulator’s processor time meanwhile', cpuMs / rounds),
      { ...value('connections that were reset', resets), goal: 0, unit: 'connections' },
      value('a lone client, middle', single),
      value('the same in processor time', cpu),
    ]
  } finally {
    await server.stop()
  }
}
