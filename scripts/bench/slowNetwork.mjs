// How long a user of the dashboard waits on a slow network: for the sign-in form, and then for the first chart.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { findBrowser } from '../lib/browser.mjs'
import { median, middleOf, roundsOf } from './compare.mjs'

/** A slow 3G network: 400 kbit/s each way, and 400 ms until a response begins. */
const network = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const rounds = 7
/** Milliseconds that a fast user takes to fill in the form. */
const typing = 5000

const main = fileURLToPath(new URL('../../apps/demo/dist-server/main.js', import.meta.url))

/** Starts the dashboard's server on a free port; resolves to its address. */
async function startServer() {
  const child = spawn(process.execPath, [main, '--port', '0', '--emulator-port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (part) => {
      text += part
      const [, address] = /Dashboard +(http\S+)/.exec(text) ?? []
      if (address !== undefined && text.includes('Ctrl+C')) resolve(address)
    })
    child.once('exit', () => reject(new Error(`The server ended:\n${text}`)))
  })
  return { url, child }
}

/** Milliseconds from the address to the form, and from the click to the first chart, with an empty cache. */
async function visit(browser, url, pause) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const devTools = await context.newCDPSession(page)
  await devTools.send('Network.enable')
  await devTools.send('Network.emulateNetworkConditions', network)
  const button = page.getByRole('button', { name: 'Sign in', exact: true })
  let bytes = 0
  devTools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  /** Milliseconds that the bytes since the last call take at least. */
  const limit = () => {
    const time = network.latency + (bytes / network.downloadThroughput) * 1000
    bytes = 0
    return time
  }
  let from = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await button.waitFor()
  const form = performance.now() - from
  const formLimit = limit()
  await page.waitForTimeout(pause)
  from = performance.now()
  await button.click()
  // In each frame: a locator looks every half a second.
  await page.waitForFunction(() => {
    const chart = document.querySelector('figure')?.querySelector('[role=img]')
    return chart?.checkVisibility() === true
  })
  const chart = performance.now() - from
  const chartLimit = limit()
  await context.close()
  return { form, chart, formLimit, chartLimit }
}

export async function benchSlowNetwork() {
  const { path: executablePath, reason } = await findBrowser()
  if (executablePath === undefined) return [{ name: 'slow network', notRun: reason }]
  const { url, child } = await startServer()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const [forms, atOnce, later, formLimits, chartLimits] = [[], [], [], [], []]
    for (let round = 0; round < roundsOf(rounds); round += 1) {
      const first = await visit(browser, url, 0)
      forms.push(first.form)
      formLimits.push(first.formLimit)
      chartLimits.push(first.chartLimit)
      atOnce.push(first.chart)
      later.push((await visit(browser, url, typing)).chart)
    }
    const row = (name, values, goal, limits) => ({
      name,
      ...middleOf(values),
      goal,
      unit: 'ms',
      atMost: true,
      alternative: { none: 'monasca-ui needs a Horizon, which nothing here runs' },
      limit: { name: 'its bytes in one response', value: median(limits) },
    })
    return [
      row('until the sign-in form is shown, on slow 3G with an empty cache', forms, 5000, formLimits),
      row('from the click to the first chart, clicked at once', atOnce, 4000, chartLimits),
      row(`the same, clicked ${typing / 1000} s later`, later, 4000, chartLimits),
    ]
  } finally {
    await browser.close()
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}
