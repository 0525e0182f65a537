// A page in Chromium whose functions are called, and whose main thread and memory are measured.
import { chromium } from '@playwright/test'
import { findBrowser } from '../lib/browser.mjs'

const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/**
 * Opens a page and waits for a function of its window. Without a browser, resolves to the reason as `notRun`.
 *
 * @param {string} address
 * @param {string} ready name of the function
 */
export async function openPage(address, ready) {
  const found = await findBrowser()
  if (!found.path) return { notRun: found.reason }
  const browser = await chromium.launch({ executablePath: found.path, args })
  const page = await browser.newPage({ viewport: { width: 1600, height: 1100 } })
  await page.goto(address)
  await page.waitForFunction((name) => name in window, ready)
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    notRun: undefined,
    page,
    /** Calls a function of the window. */
    call: (name, parameter) =>
      page.evaluate(([name, given]) => /** @type {any} */ (window)[name](given), [name, parameter]),
    /** Milliseconds of processor time that the tasks of the main thread have taken. */
    async busy() {
      const { metrics } = await devTools.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
    },
    /** Bytes in use after a collection. */
    async memory() {
      await devTools.send('HeapProfiler.collectGarbage')
      const { usedSize, backingStorageSize = 0 } = await devTools.send('Runtime.getHeapUsage')
      return usedSize + backingStorageSize
    },
    close: () => browser.close(),
  }
}
