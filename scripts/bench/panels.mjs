// 25 live charts of a day in steps of 30 seconds: the page of hosts, and a dashboard of 25 panels, beside bare uPlot
// with the same reads. Frames, long tasks, heap, and what is read over the network. BENCH_MINUTES asks for more than a minute of each.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createClient } from '@monasca/core'
import { createEmulator } from '@monasca/emulator'
import { findBrowser } from '../lib/browser.mjs'
import { beside, largestOf, quantile, roundsOf, spreadOf } from './compare.mjs'
import { signIn, startBrowser, startDashboard } from './dashboard.mjs'

const hosts = 25
/** Seconds between measurements, the length of a step, and between reads. */
const interval = 30
const refresh = 5
const minutes = Number(process.env.BENCH_MINUTES ?? 1)
/** A page is measured for a part of its minutes at a time. */
const rounds = 8
const day = 86_400_000
/** Measurements per request. */
const batch = 5000

const { resolve } = createRequire(new URL('../../apps/demo/package.json', import.meta.url))
const uPlot = readFileSync(resolve('uplot/dist/uPlot.iife.min.js'), 'utf8')
const viewport = { width: 1600, height: 1100 }

const nameOf = (host) => `host-${String(host).padStart(2, '0')}`

export async function benchPanels() {
  const found = await findBrowser()
  if (found.path === undefined) return [{ name: 'panels', notRun: found.reason }]
  const emulator = createEmulator({ fleet: false, oidc: false })
  const { url } = await emulator.listen({ port: 0 })
  const dashboard = await startDashboard(url)
  const browser = await startBrowser(found.path)
  const agent = await startAgent(url)
  try {
    const by = { hosts: [], panels: [], bare: [] }
    const opens = {
      hosts: (page) => openHosts(page, dashboard.address),
      panels: (page) => openPanels(page, dashboard.address),
      bare: (page) => openBare(page, url, dashboard.address),
    }
    // One page after another: live pages that are open at the same time disturb each other's frames.
    for (const [name, open] of Object.entries(opens)) {
      const way = await openPage(browser, open)
      const heap = await heapOf(way.devTools)
      for (let round = 0; round < roundsOf(rounds); round += 1) by[name].push(await measure(way, heap))
      await way.context.close()
    }
    return [...rows('hosts', by.hosts, by.bare), ...rows('panels', by.panels, by.bare)]
  } finally {
    agent.stop()
    await browser.close()
    dashboard.stop()
    await emulator.close()
  }
}

/** The figures of a page: those with a goal of their own, and those beside the bare page. */
function rows(name, ours, bare) {
  const what = `${hosts} ${name}, a day every ${interval} s, ${minutes} min`
  const of = (measured, key) => measured.map((round) => round[key])
  const single = (name, key, goal, unit, limit) => ({
    name: `${name}, ${what}`,
    ...largestOf(of(ours, key)),
    bare: Math.max(...of(bare, key)),
    alternative: 'bare uPlot',
    limit,
    goal,
    unit,
    atMost: true,
  })
  const ratio = (name, key, unit, goal, limit) => ({
    name: `${name} beside bare uPlot, ${what}`,
    ...beside(of(ours, key), of(bare, key)),
    alternative: 'bare uPlot',
    limit,
    unit,
    goal,
  })
  // A round has one or two reads: only the sum of all rounds can be compared.
  const traffic = (name, key, limit) => {
    const [own, other] = [mean(of(ours, key)), mean(of(bare, key))]
    return {
      name: `${name} beside bare uPlot, ${what}`,
      ours: own,
      bare: other,
      ratio: own / other,
      spread: spreadOf(of(ours, key).map((value) => value / other)),
      rounds: ours.length,
      alternative: 'bare uPlot',
      limit,
      unit: '',
      goal: 1.5,
    }
  }
  const frame = { name: 'the screen’s', value: 1000 / 60 }
  const none = { name: 'none', value: 0 }
  const needed = (what) => ({ none: `bare uPlot is a page with the ${what} that are needed` })
  return [
    single('longest distance of frames', 'longestFrame', 100, 'ms', frame),
    single('long tasks', 'longTasks', 0, 'tasks', none),
    single('growth of the heap', 'growth', 5_000_000, 'bytes', none),
    ratio('99 % of the distances of frames', 'frame99', 'ms', 1.5, frame),
    ratio('heap', 'heap', 'bytes', 3, needed('bytes')),
    traffic('requests per minute', 'requests', needed('requests')),
    traffic('decoded bytes per minute', 'bytes', needed('bytes')),
  ]
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Stores a day of each host, then goes on measuring. */
async function startAgent(url) {
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    projectName: 'mini-mon',
    authUrl: `${url}/identity`,
    endpoint: `${url}/v2.0`,
  })
  const value = (time, host) =>
    50 + 30 * Math.sin(time / 1.8e6 + host) + 10 * Math.sin(time / 9000 + host * 7)
  const at = (name, time, host) => ({
    name,
    dimensions: { hostname: nameOf(host) },
    timestamp: time,
    value: value(time, host),
  })
  const now = Math.floor(Date.now() / 1000) * 1000
  let waiting = []
  const send = async () => {
    const metrics = waiting
    waiting = []
    await client.metrics.create(metrics)
  }
  for (let host = 0; host < hosts; host += 1) {
    waiting.push(at('cpu.user_perc', now, host))
    for (let time = now - day; time <= now; time += interval * 1000) {
      waiting.push(at('cpu.percent', time, host))
      if (waiting.length >= batch) await send()
    }
  }
  await send()
  const timer = setInterval(() => {
    const time = Date.now()
    for (let host = 0; host < hosts; host += 1) waiting.push(at('cpu.percent', time, host))
    void send()
  }, 10_000)
  return { stop: () => clearInterval(timer) }
}

/** Opens the page of hosts, and waits for all of its charts. */
async function openHosts(page, address) {
  await signIn(page, `${address}/hosts?range=24h&step=${interval}&refresh=${refresh}&sort=name`)
  await waitForCharts(page)
}

/** Opens a dashboard from a file: a panel for each host. */
async function openPanels(page, address) {
  const panels = Array.from({ length: hosts }, (_, host) => {
    const hostname = nameOf(host)
    const query = { metric: 'cpu.percent', dimensions: { hostname: [hostname] }, period: interval }
    const place = { x: (host % 6) * 2, y: Math.floor(host / 6) * 4, w: 2, h: 4 }
    return { id: hostname, type: 'chart', title: hostname, queries: [query], place }
  })
  const file = { version: 1, title: 'Bench', panels }
  await page.route('**/bench.json', (route) => route.fulfill({ json: file }))
  await signIn(page, `${address}/dashboards?dashboard=/bench.json&range=24h&refresh=${refresh}`)
  await waitForCharts(page)
}

const waitForCharts = (page) =>
  page.waitForFunction((count) => document.querySelectorAll('main canvas').length >= count, hosts, {
    timeout: 120_000,
  })

/** Opens a page of the same size that does only what is needed: it reads, and calls uPlot. */
async function openBare(page, url, address) {
  const credentials = {
    identity: {
      methods: ['password'],
      password: { user: { name: 'mini-mon', domain: { id: 'default' }, password: 'password' } },
    },
    scope: { project: { name: 'mini-mon', domain: { id: 'default' } } },
  }
  const response = await fetch(`${url}/identity/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ auth: credentials }),
  })
  const token = response.headers.get('X-Subject-Token')
  await page.goto(`${address}/sign-in`)
  await page.evaluate(uPlot)
  await page.evaluate(drawBare, { token, hosts, interval, refresh, length: day })
}

/** Runs in the page: reads a day of each host, later the end of all with one request, and draws each with uPlot. */
async function drawBare({ token, hosts, interval, refresh, length }) {
  const { uPlot } = /** @type {any} */ (globalThis)
  document.body.replaceChildren()
  document.body.style.cssText = 'display:grid;grid-template-columns:repeat(5,1fr);gap:10px'
  const plots = Array.from({ length: hosts }, () => {
    const cell = document.createElement('div')
    document.body.append(cell)
    const options = { width: 260, height: 104, legend: { show: false }, series: [{}, { stroke: 'blue' }] }
    return new uPlot(options, [[], []], cell)
  })
  const data = plots.map(() => /** @type {[number[], number[]]} */ ([[], []]))
  const read = async (start, filter) => {
    const query = new URLSearchParams({
      ...filter,
      name: 'cpu.percent',
      statistics: 'avg',
      period: String(interval),
      group_by: 'hostname',
      start_time: new Date(start).toISOString(),
    })
    const response = await fetch(`/v2.0/metrics/statistics?${query}`, { headers: { 'X-Auth-Token': token } })
    const { elements } = await response.json()
    for (const { dimensions, statistics } of elements) {
      const index = Number(dimensions.hostname.split('-')[1])
      const [times, values] = data[index]
      for (const [time, value] of statistics) {
        const seconds = Date.parse(time) / 1000
        const newest = times.at(-1) ?? 0
        if (seconds < newest) continue
        const at = seconds === newest ? times.length - 1 : times.length
        times[at] = seconds
        values[at] = value
      }
      plots[index].setData(data[index])
    }
  }
  // A day of all hosts does not fit on one page of the API.
  for (let host = 0; host < hosts; host += 1) {
    await read(Date.now() - length, { dimensions: `hostname:host-${String(host).padStart(2, '0')}` })
  }
  setInterval(() => void read(Date.now() - 150_000), refresh * 1000)
}

/** Opens a page, and begins to record its frames and long tasks. */
async function openPage(browser, open) {
  const context = await browser.newContext({ viewport, bypassCSP: true })
  const page = await context.newPage()
  const devTools = await context.newCDPSession(page)
  await open(page)
  await page.waitForTimeout(2 * refresh * 1000)
  const traffic = await countTraffic(devTools)
  await page.evaluate(() => {
    const state = { frames: [], tasks: 0, last: undefined }
    Object.assign(globalThis, { benchState: state })
    new PerformanceObserver((list) => (state.tasks += list.getEntries().length)).observe({ type: 'longtask' })
    const tick = (now) => {
      if (state.last !== undefined) state.frames.push(now - state.last)
      state.last = now
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  return { page, devTools, traffic, context }
}

/** One round of a page that is live: nothing is done but to wait. */
async function measure({ page, devTools, traffic }, before) {
  // The collection at the end of the round before is a long task, and is reported later.
  await page.waitForTimeout(500)
  await page.evaluate(() =>
    Object.assign(/** @type {any} */ (globalThis).benchState, { frames: [], tasks: 0 }),
  )
  const from = performance.now()
  const counted = traffic.start()
  await page.waitForTimeout((minutes * 60_000) / rounds)
  const passed = (performance.now() - from) / 60_000
  const { requests, bytes } = counted.end()
  const { frames, tasks } = await page.evaluate(() => /** @type {any} */ (globalThis).benchState)
  const heap = await heapOf(devTools)
  return {
    frame99: quantile(frames, 0.99),
    longestFrame: Math.max(...frames),
    longTasks: tasks,
    heap,
    growth: Math.max(0, heap - before),
    requests: requests / passed,
    bytes: bytes / passed,
  }
}

/**
 * Counts requests, and the decoded bytes of their responses: of bodies that are read as streams Chromium does not always
 * say how many bytes were sent.
 */
async function countTraffic(devTools) {
  let [requests, bytes] = [0, 0]
  await devTools.send('Network.enable')
  devTools.on('Network.requestWillBeSent', () => (requests += 1))
  devTools.on('Network.dataReceived', ({ dataLength }) => (bytes += dataLength))
  return {
    start: () => {
      const before = { requests, bytes }
      return { end: () => ({ requests: requests - before.requests, bytes: bytes - before.bytes }) }
    },
  }
}

/** Bytes that are in use after a collection. */
async function heapOf(devTools) {
  await devTools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devTools.send('Runtime.getHeapUsage')
  return usedSize
}
