// The alarms page with 50,000 alarms in a browser: time to the first rows, tasks of the main thread, memory.
// A task is measured by the processor time of its thread: on a busy machine the clock says nothing of the page.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { createEmulator } from '@monasca/emulator'
import { findBrowser } from '../lib/browser.mjs'
import { portOf } from '../lib/portOf.mjs'
import { createAlarmsStub } from './alarmsStub.mjs'
import { signIn, startBrowser, startDashboard } from './dashboard.mjs'

const count = 50_000
/** Minutes of refreshes while memory is watched; the environment may ask for more. */
const minutes = Number(process.env.BENCH_MINUTES ?? 1)
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
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const devTools = await page.context().newCDPSession(page)
  await signIn(page, `${address}/notifications`)
  const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Alarms' })
  await link.waitFor()
  const rows = page.getByRole('table', { name: 'Alarms' }).locator('tbody tr', { hasText: 'web-' })

  const began = performance.now()
  await link.click()
  await rows.first().waitFor()
  const first = performance.now() - began

  const scrolled = await traced(browser, page, async () => {
    await rows.first().hover()
    for (let step = 0; step < 150; step += 1) {
      await page.mouse.wheel(0, 400)
      await page.waitForTimeout(16)
    }
    // A drag of the scroll bar to the end and back.
    for (const part of [0.25, 0.5, 0.75, 1, 0.5, 0]) {
      await page.evaluate((part) => {
        const scroller = document.querySelector('table[aria-label=Alarms]')?.parentElement
        scroller?.scrollTo(0, part * scroller.scrollHeight)
      }, part)
      await page.waitForTimeout(400)
    }
    await rows.first().waitFor()
  })
  const before = await heapOf(devTools)
  const refreshed = await traced(browser, page, async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      await page.waitForResponse((response) => /\/v2\.0\/alarms\?/.test(response.url()), { timeout: 120_000 })
    }
    await page.waitForTimeout(500)
  })
  const filtered = await traced(browser, page, async () => {
    await page.getByRole('button', { name: /Undetermined/ }).click()
    await rows.filter({ hasText: 'Undetermined' }).first().waitFor()
    await page.getByRole('button', { name: /Undetermined/ }).click()
    await rows.filter({ hasText: 'Alarm' }).first().waitFor()
  })
  await page.waitForTimeout(minutes * 60_000)
  const after = await heapOf(devTools)
  return [
    { name: 'from the click to the first rows', value: first, goal: 1000, unit: 'ms', atMost: true },
    ...Object.entries({ scrolling: scrolled, refreshing: refreshed, filtering: filtered }).map(
      ([name, longest]) => ({
        name: `longest task while ${name} (${server})`,
        value: longest,
        goal: 50,
        unit: 'ms of processor time',
        atMost: true,
      }),
    ),
    {
      name: `heap after ${minutes} min of refreshes, from ${before.toFixed(1)} MB`,
      value: after,
      goal: before * 1.1,
      unit: 'MB',
      atMost: true,
    },
  ]
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
