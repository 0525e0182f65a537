// The alarms page with 50,000 alarms in a browser: time to the first rows, tasks of the main thread, memory.
// A task is measured by the processor time of its thread: on a busy machine the clock says nothing of the page.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { createEmulator } from '@monasca/emulator'
import { findBrowser } from '../lib/browser.mjs'
import { portOf } from '../lib/portOf.mjs'
import { createAlarmsStub } from './alarmsStub.mjs'
import { largestOf, median, middleOf, roundsOf } from './compare.mjs'
import { signIn, startBrowser, startDashboard } from './dashboard.mjs'

const count = 50_000
/** Minutes of refreshes while memory is watched; the environment may ask for more. */
const minutes = Number(process.env.BENCH_MINUTES ?? 1)
const rounds = 7
const viewport = { width: 1440, height: 900 }
const server = 'main thread, 50,000 alarms'

export async function benchAlarms() {
  const found = await findBrowser()
  if (found.path === undefined) return [{ name: 'alarms page', notRun: found.reason }]
  const emulator = createEmulator({ fleet: false })
  const answer = createAlarmsStub(count)
  const upstream = createServer((request, response) => {
    if (!answer(request, response)) void emulator.handle(request, response)
  })
  upstream.listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  const url = `http://127.0.0.1:${portOf(upstream)}`
  const dashboard = await startDashboard(url)
  const browser = await startBrowser(found.path)
  try {
    return await measure(browser, dashboard.address)
  } finally {
    await browser.close()
    dashboard.stop()
    upstream.close()
    upstream.closeAllConnections()
    await emulator.close()
  }
}

async function measure(browser, address) {
  /** @type {Record<string, number[]>} */
  const by = { first: [], plain: [], download: [], scrolling: [], refreshing: [], filtering: [], heap: [] }
  /** @type {number[]} */
  const plainTasks = []
  for (let round = 0; round < roundsOf(rounds); round += 1) {
    const { page, first } = await openAlarms(browser, address)
    by.first.push(first)
    await page.context().close()
    const plain = await openPlainTable(browser, address)
    by.plain.push(plain.first)
    by.download.push(plain.download)
    plainTasks.push(plain.longest)
  }

  const { page, rows } = await openAlarms(browser, address)
  const devTools = await page.context().newCDPSession(page)
  for (let round = 0; round < roundsOf(rounds); round += 1) {
    by.scrolling.push(await traced(browser, page, () => scroll(page, rows)))
    by.filtering.push(await traced(browser, page, () => filter(page, rows)))
  }
  const before = await heapOf(devTools)
  const until = performance.now() + minutes * 60_000
  while (by.refreshing.length < roundsOf(rounds) || performance.now() < until) {
    by.refreshing.push(await traced(browser, page, () => refreshed(page)))
    by.heap.push(await heapOf(devTools))
  }
  const plainTask = 'all rows in a plain table, drawn once'
  return [
    {
      name: 'from the click to the first rows',
      ...middleOf(by.first),
      goal: 1000,
      unit: 'ms',
      atMost: true,
      alternative: 'fetch + json() + a plain table of all rows',
      bare: median(by.plain),
      limit: { name: 'fetch + json() of all alarms', value: median(by.download) },
    },
    ...['scrolling', 'refreshing', 'filtering'].map((name) => ({
      name: `longest task while ${name} (${server})`,
      ...largestOf(by[name]),
      goal: 50,
      unit: 'ms of processor time',
      atMost: true,
      alternative: plainTask,
      bare: median(plainTasks),
      limit: { name: 'a page that does nothing', value: 0 },
    })),
    {
      name: `heap after ${minutes} min of refreshes, from ${before.toFixed(1)} MB`,
      ...middleOf(by.heap),
      value: by.heap.at(-1),
      goal: before * 1.1,
      unit: 'MB',
      atMost: true,
      alternative: { none: 'the page is compared with itself' },
      limit: { name: 'before the refreshes', value: before },
    },
  ]
}

/** Signs in at another page, and goes to that of the alarms: resolves to the milliseconds until its first rows. */
async function openAlarms(browser, address) {
  const page = await browser.newPage({ viewport })
  await signIn(page, `${address}/notifications?refresh=5`)
  const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Alarms' })
  await link.waitFor()
  const rows = page.getByRole('table', { name: 'Alarms' }).locator('tbody tr', { hasText: 'web-' })
  const began = performance.now()
  await link.click()
  await rows.first().waitFor()
  return { page, rows, first: performance.now() - began }
}

/** The same alarms in a plain table: the milliseconds of the reads and until it is drawn, and its longest task. */
async function openPlainTable(browser, address) {
  const page = await browser.newPage({ viewport, bypassCSP: true })
  await page.goto(`${address}/sign-in`)
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  let result
  const longest = await traced(browser, page, async () => {
    result = await page.evaluate(drawPlainTable)
  })
  await page.context().close()
  return { ...result, longest }
}

/** Runs in the page. */
async function drawPlainTable() {
  const began = performance.now()
  const alarms = []
  for (let offset = 0; ; ) {
    const response = await fetch(`/v2.0/alarms?offset=${offset}`, { headers: { 'X-Auth-Token': 'bench' } })
    const { elements, links } = await response.json()
    alarms.push(...elements)
    offset += elements.length
    if (links.length === 0) break
  }
  const download = performance.now() - began
  const rows = alarms.map(
    ({ state, alarm_definition: { name, severity }, metrics, state_updated_timestamp }) => {
      const cells = [state, severity, name, metrics[0].dimensions.hostname, state_updated_timestamp]
      return `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`
    },
  )
  document.body.innerHTML = `<table>${rows.join('')}</table>`
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  return { first: performance.now() - began, download }
}

async function scroll(page, rows) {
  await rows.first().hover()
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(16)
  }
  // A drag of the scroll bar to the end and back.
  for (const part of [0.25, 0.5, 0.75, 1, 0.5, 0]) {
    await page.evaluate((part) => {
      const scroller = document.querySelector('table[aria-label=Alarms]')?.parentElement
      scroller?.scrollTo(0, part * scroller.scrollHeight)
    }, part)
    await page.waitForTimeout(200)
  }
  await rows.first().waitFor()
}

async function refreshed(page) {
  await page.waitForResponse((response) => /\/v2\.0\/alarms\?/.test(response.url()), { timeout: 120_000 })
  await page.waitForTimeout(500)
}

async function filter(page, rows) {
  await page.getByRole('button', { name: /Undetermined/ }).click()
  await rows.filter({ hasText: 'Undetermined' }).first().waitFor()
  await page.getByRole('button', { name: /Undetermined/ }).click()
  await rows.filter({ hasText: 'Alarm' }).first().waitFor()
}

/** Milliseconds of processor time of the longest task of the page's main thread while `work` runs. */
async function traced(browser, page, work) {
  await browser.startTracing(page, { categories: ['toplevel'] })
  await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`
  const tasks = new Map(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map((event) => [threadOf(event), []]),
  )
  for (const event of traceEvents) {
    if (event.name.endsWith('RunTask') && event.tdur !== undefined) {
      tasks.get(threadOf(event))?.push(event.tdur / 1000)
    }
  }
  const main = [...tasks.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
  return Math.max(0, ...main)
}

/** Megabytes in use after a collection. */
async function heapOf(devTools) {
  await devTools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devTools.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}
