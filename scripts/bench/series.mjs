// Measurements as columns beside fetch + json() + conversion: time and retained memory, in Node and in Chromium.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../lib/browser.mjs'
import { bundle } from './bundle.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const loads = [
  { count: 1_000_000, rounds: 7, warmUp: 2, goal: 0.35 },
  { count: 10_000, rounds: 61, warmUp: 15, goal: 0.6 },
]

/** Runs each measurement in a process of its own: what one leaves in memory would disturb the next. */
async function inNode(task) {
  const child = fork(here('seriesNode.mjs'), [JSON.stringify(task)], { execArgv: ['--expose-gc'] })
  const [answer] = await once(child, 'message')
  return answer
}

async function inChromium(page, devTools, task) {
  if (task.kind === 'time') return page.evaluate((given) => globalThis.measureTime(given), task)
  const used = async () => {
    await devTools.send('HeapProfiler.collectGarbage')
    const { usedSize, backingStorageSize = 0 } = await devTools.send('Runtime.getHeapUsage')
    return usedSize + backingStorageSize
  }
  const sizes = {}
  for (const way of ['columns', 'rows']) {
    await page.evaluate(() => globalThis.drop())
    const before = await used()
    await page.evaluate((given) => globalThis.keep(given), { ...task, way })
    sizes[way] = (await used()) - before
  }
  return { ours: sizes.columns / 1e6, bare: sizes.rows / 1e6, ratio: sizes.columns / sizes.rows }
}

async function measure(place, endpoint, run) {
  const rows = []
  for (const { count, rounds, warmUp, goal } of loads) {
    const result = await run({ kind: 'time', endpoint, count, rounds, warmUp })
    const name = `${count.toLocaleString('en')} measurements as columns ÷ fetch + json() + conversion, in ${place}`
    rows.push({ name, ...result, goal, unit: 'ms' })
  }
  const kept = await run({ kind: 'memory', endpoint, count: loads[0].count })
  const name = `memory that 1,000,000 measurements keep: columns ÷ parsed JSON, in ${place}`
  rows.push({ name, ...kept, goal: 1 / 8, unit: 'MB' })
  return rows
}

export async function benchSeries() {
  const stub = fork(here('seriesStub.mjs'))
  try {
    const [port] = await once(stub, 'message')
    stub.send(await bundle('seriesPage.mjs'))
    const origin = `http://127.0.0.1:${port}`
    const rows = await measure('Node', `${origin}/v2.0`, inNode)
    const found = await findBrowser()
    if (!found.path) return [...rows, { name: 'the same in Chromium', notRun: found.reason }]
    const { chromium } = await import('@playwright/test')
    const browser = await chromium.launch({
      executablePath: found.path,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    })
    try {
      const page = await browser.newPage()
      await page.goto(origin)
      await page.waitForFunction(() => 'measureTime' in window)
      const devTools = await page.context().newCDPSession(page)
      return [
        ...rows,
        ...(await measure('Chromium', `${origin}/v2.0`, (task) => inChromium(page, devTools, task))),
      ]
    } finally {
      await browser.close()
    }
  } finally {
    stub.disconnect()
  }
}
