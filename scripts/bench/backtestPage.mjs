// How fast the counts on the page follow a dragged threshold: from the input to the changed document.
import { createClient } from '@monasca/core'
import { createEmulator } from '@monasca/emulator'
import { findBrowser } from '../lib/browser.mjs'
import { largestOf, middleOf } from './compare.mjs'
import { signIn, startBrowser, startDashboard } from './dashboard.mjs'

/** Steps of the threshold that are measured. */
const steps = 35
/** Steps of which the longest is one round. */
const stepsOfARound = 5
/** Measurements per request. */
const batch = 2000
const day = 86_400_000

/** Rows of the bench: a definition whose back-test replays a day of `alarms` alarms, every `interval` seconds. */
export async function benchBacktestPage({ alarms, interval, makeSeries }) {
  const name = `from a step of the threshold to the counts on the page, a day of ${alarms} alarms every ${interval} s`
  const found = await findBrowser()
  if (found.path === undefined) return [{ name, notRun: found.reason }]
  const emulator = createEmulator({ fleet: false })
  const { url } = await emulator.listen({ port: 0 })
  const dashboard = await startDashboard(url)
  const browser = await startBrowser(found.path)
  try {
    const definitionId = await fill(url, alarms, makeSeries)
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await signIn(page, `${dashboard.address}/definitions/${definitionId}`)
    await page.getByRole('button', { name: 'Run back-test' }).click()
    await page.getByRole('slider', { name: 'Threshold of cpu.user_perc' }).focus({ timeout: 120_000 })
    const times = await drag(page)
    const shared = {
      unit: 'ms',
      goal: 100,
      atMost: true,
      alternative: { none: 'monasca-ui has no back-test' },
      limit: { name: 'one frame of the screen', value: 1000 / 60 },
    }
    const longest = Array.from({ length: steps / stepsOfARound }, (_, round) =>
      Math.max(...times.slice(round * stepsOfARound, (round + 1) * stepsOfARound)),
    )
    return [
      { ...shared, name: `median ${name}`, ...middleOf(times) },
      { ...shared, name: `longest ${name}`, ...largestOf(longest) },
    ]
  } finally {
    await browser.close()
    dashboard.stop()
    await emulator.close()
  }
}

/** Stores the measurements, then a definition for them. Resolves to its id. */
async function fill(url, alarms, makeSeries) {
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    projectName: 'mini-mon',
    authUrl: `${url}/identity`,
    endpoint: `${url}/v2.0`,
  })
  for (let host = 0; host < alarms; host += 1) {
    const { name, dimensions, timestamps, columns } = makeSeries(host, Date.now() - day)
    const metrics = Array.from(timestamps, (timestamp, row) => ({
      name,
      dimensions,
      timestamp,
      value: columns.value[row],
    }))
    for (let at = 0; at < metrics.length; at += batch)
      await client.metrics.create(metrics.slice(at, at + batch))
  }
  const { id } = await client.alarmDefinitions.create({
    name: 'Busy',
    expression: 'avg(cpu.user_perc, 300) > 90',
    matchBy: ['hostname'],
  })
  return id
}

/** Moves the threshold step by step. Resolves to the milliseconds until the counts followed. */
async function drag(page) {
  const counts = page.getByRole('status').filter({ hasText: /firings? in/ })
  const recorder = await counts.evaluateHandle((element) => {
    /** @type {{ times: number[], pressed: number | undefined }} */
    const state = { times: [], pressed: undefined }
    document.addEventListener('keydown', ({ timeStamp }) => (state.pressed = timeStamp), true)
    new MutationObserver(() => {
      if (state.pressed === undefined) return
      state.times.push(performance.now() - state.pressed)
      state.pressed = undefined
    }).observe(element, { subtree: true, childList: true, characterData: true })
    return state
  })
  for (let step = 1; step <= steps; step += 1) {
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(({ recorder, step }) => recorder.times.length >= step, { recorder, step })
  }
  return recorder.evaluate(({ times }) => times)
}
