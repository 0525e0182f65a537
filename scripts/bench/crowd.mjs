// What a client waits for when 200 of them begin at once, beside what the same sign-ins take alone.
import { Agent, request } from 'node:http'
import { signIn, startEmulator } from '../lib/emulatorProcess.mjs'
import { beside, largestOf, median, middleOf, quantile, roundsOf } from './compare.mjs'

const clients = 200
const metrics = 5000
/** Lists that each client asks for at the same time after it has signed in. */
const parallel = 5
const rounds = 7

const credentials = JSON.stringify({
  auth: {
    identity: {
      methods: ['password'],
      password: { user: { name: 'mini-mon', domain: { id: 'default' }, password: 'password' } },
    },
    scope: { project: { name: 'mini-mon', domain: { id: 'default' } } },
  },
})

/** What is measured in each round. */
const measures = [
  'alone95',
  'aloneLongest',
  'first95',
  'firstLongest',
  'later95',
  'laterLongest',
  'whole',
  'overtaken',
  'cpu',
  'resets',
  'lone',
  'loneCpu',
]

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
  return waits
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
    /** @type {Record<string, number[]>} */
    const by = Object.fromEntries(measures.map((name) => [name, []]))
    for (let round = 0; round < roundsOf(rounds); round += 1) {
      const alone = (await crowd(server.url, 0)).first
      resets = 0
      const { cpuMs: from } = await server.usage()
      const { first, later, whole, overtaken } = await crowd(server.url, 1)
      by.cpu.push((await server.usage()).cpuMs - from)
      by.resets.push(resets)
      by.alone95.push(quantile(alone, 0.95))
      by.aloneLongest.push(quantile(alone, 1))
      by.first95.push(quantile(first, 0.95))
      by.firstLongest.push(quantile(first, 1))
      by.later95.push(quantile(later, 0.95))
      by.laterLongest.push(quantile(later, 1))
      by.whole.push(whole)
      by.overtaken.push(Math.max(...overtaken))
      const before = await server.usage()
      const waits = await lone(server.url)
      by.loneCpu.push(((await server.usage()).cpuMs - before.cpuMs) / waits.length)
      by.lone.push(median(waits))
    }
    const lists = clients * parallel
    const oneByOne = (member) => ({
      name: `${lists.toLocaleString('en')} lists of a lone client, one after another`,
      value: median(by[member]) * lists,
    })
    const signIns = 'the sign-ins alone'
    const none = { none: 'the same server without a crowd is the limit' }
    const ratio = (name, ours, bare) => ({
      name,
      ...beside(by[ours], by[bare]),
      goal: 2,
      unit: 'ms',
      alternative: signIns,
      limit: { name: signIns, value: median(by[bare]) },
    })
    const value = (name, figures, limit) => ({
      name,
      ...figures,
      goal: 30_000,
      unit: 'ms',
      atMost: true,
      alternative: none,
      limit,
    })
    return [
      ratio(
        `first call of ${clients} clients that then list ${metrics} metrics ÷ sign-ins alone, 95 %`,
        'first95',
        'alone95',
      ),
      ratio('the same, the slowest', 'firstLongest', 'aloneLongest'),
      {
        ...value('lists served while a client waits for its token, at most', largestOf(by.overtaken), {
          name: 'none is served before',
          value: 0,
        }),
        goal: 20,
        unit: 'lists',
      },
      value('a later call, 95 %', middleOf(by.later95), oneByOne('lone')),
      value('a later call, the slowest', largestOf(by.laterLongest), oneByOne('lone')),
      value('until all are done', middleOf(by.whole), oneByOne('lone')),
      value('the emulator’s processor time meanwhile', middleOf(by.cpu), oneByOne('loneCpu')),
      {
        ...value('connections that were reset', largestOf(by.resets), { name: 'none', value: 0 }),
        goal: 0,
        unit: 'connections',
      },
      value('a lone client, middle', middleOf(by.lone), {
        name: 'the processor time of the emulator',
        value: median(by.loneCpu),
      }),
      value('the same in processor time', middleOf(by.loneCpu), {
        none: 'it is what the crowd is compared with',
      }),
    ]
  } finally {
    await server.stop()
  }
}
