import type { Response } from '@playwright/test'
import { startServer } from './fixtures/startServer.js'
import { test as base, chooseRange, expect, type Page, signIn } from './test.js'

// Twenty charts and more, each of a day in steps of 30 seconds, read again every 5 seconds, with the pointer over them.

const fleet = 24
/** So many refreshes are measured: on a busy machine they take longer. */
const measuredRefreshes = 4
/**
 * Milliseconds: what takes the main thread longer is felt. A task is measured by the time in which its thread had a
 * processor: by the clock it also lasts while the machine does something else, which says nothing of the page. On an
 * idle machine both are the same; both are noted.
 */
const longest = 50
/** Milliseconds: a refresh asks for less, a reading of the whole day for more. */
const shortSpan = 600_000

const test = base.extend({
  // A separate server, with more hosts than the shared one.
  baseURL: async ({ browserName: _ }, use) => {
    const server = startServer(['--port', '0', '--emulator-port', '0', '--fleet', String(fleet)])
    await use(await server.address())
    server.child.kill('SIGKILL')
  },
})

// Playwright's own trace takes a copy of the document at each move of the pointer, on the page's main thread.
test.use({ viewport: { width: 1600, height: 1100 }, trace: 'off' })
test.setTimeout(400_000)

/** Records the distances of frames, in the page, until `endFrames`. */
async function startFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const record = { frames: [] as number[], isOver: false }
    let before: number | undefined
    const tick = (now: number) => {
      if (before !== undefined) record.frames.push(now - before)
      before = now
      if (!record.isOver) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    Object.assign(window, { record })
  })
}

async function endFrames(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { record } = window as unknown as { record: { frames: number[]; isOver: boolean } }
    record.isOver = true
    return record.frames
  })
}

/**
 * As much of an event of Chromium's trace as is looked at; times are microseconds, `tdur` of the thread's own clock.
 */
type TraceEvent = {
  name: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args: { name?: string }
}

/** A task of the page's main thread, in milliseconds: by the clock, and of its thread. */
type Task = { clock: number; thread: number }

function tasksOf(trace: Buffer): Task[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const mains = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  )
  const threads = new Map<string, Task[]>(mains.map((event) => [threadOf(event), []]))
  for (const event of traceEvents) {
    if (!event.name.endsWith('RunTask') || event.tdur === undefined) continue
    threads.get(threadOf(event))?.push({ clock: (event.dur ?? 0) / 1000, thread: event.tdur / 1000 })
  }
  // Chromium may keep a spare renderer at hand, which does next to nothing.
  return [...threads.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
}

/** Milliseconds between the times that a request asks for. */
function spanOf(url: string): number {
  const query = new URL(url).searchParams
  return Date.parse(query.get('end_time') ?? '') - Date.parse(query.get('start_time') ?? '')
}

/** Median, 99 % and maximum of some numbers. */
function words(values: readonly number[]): string {
  const [median, most, longest] = [0.5, 0.99, 1].map((part) => quantile(values, part).toFixed(1))
  return `median ${median}, 99 % ${most}, longest ${longest}`
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

test('a day of 25 hosts, refreshed every 5 seconds: no task of 50 ms', async ({ page, browser }) => {
  const cards = page.getByRole('list', { name: 'Hosts' }).getByRole('listitem')
  const note = (description: string) => test.info().annotations.push({ type: 'measured', description })
  await signIn(page, '/hosts')
  // The fleet writes its past first, the newest last.
  const web = cards.filter({ has: page.getByRole('link', { name: 'web-01', exact: true }) })
  await expect(web).not.toContainText('no data', { timeout: 60_000 })
  await expect(web).toContainText('%')
  await expect(cards).toHaveCount(fleet + 1)

  // Pages of the whole day come first, then those of its end.
  let points = 0
  const isFine = (url: string) => new URL(url).searchParams.get('period') === '30'
  const count = async (response: Response) => {
    if (!isFine(response.url()) || spanOf(response.url()) < shortSpan) return
    const { elements } = (await response.json()) as { elements: { statistics: unknown[] }[] }
    for (const { statistics } of elements) points += statistics.length
  }
  page.on('response', count)
  const refreshed = page.waitForResponse(
    (response) => isFine(response.url()) && spanOf(response.url()) < shortSpan,
    { timeout: 60_000 },
  )
  await chooseRange(page, 'Last 24 hours')
  await page.getByRole('combobox', { name: 'Resolution' }).click()
  await page.getByRole('option', { name: '30 s steps' }).click()
  await refreshed
  page.off('response', count)
  note(`${points} points in ${fleet + 1} charts`)
  expect(points).toBeGreaterThan(fleet * 1000)
  await expect(cards.locator('canvas')).toHaveCount(fleet + 1)

  const refreshes: string[] = []
  page.on('response', (response) => {
    if (response.url().includes('/metrics/statistics')) refreshes.push(response.url())
  })
  const grid = await page.getByRole('list', { name: 'Hosts' }).boundingBox()
  if (grid === null) throw new Error('The list of hosts is not there')

  await startFrames(page)
  await browser.startTracing(page, { categories: ['toplevel'] })
  for (let step = 0; refreshes.length < measuredRefreshes; step += 1) {
    const [across, down] = [(step * 7) % grid.width, ((step * 7) / grid.width) * 60]
    // Updates wait while a chart is pointed at: the pointer leaves them now and then.
    if (step % 100 === 99) await page.mouse.move(0, 0)
    else await page.mouse.move(grid.x + across, grid.y + (down % grid.height))
    await page.waitForTimeout(12)
  }
  const tasks = tasksOf(await browser.stopTracing())
  const frames = await endFrames(page)
  const long = (clock: keyof Task) => tasks.map((task) => task[clock]).filter((time) => time >= longest)
  const [byThread, byClock] = [long('thread'), long('clock')]
  const times = tasks.map(({ thread }) => thread).filter((time) => time >= 1)
  note(
    `${refreshes.length} refreshes with the pointer over the charts: ${tasks.length} tasks, of ${words(tasks.map(({ thread }) => thread))} ms of ` +
      `the processor, and those of at least 1 ms of ${words(times)} ms; long ones ${byThread.length}, by the clock ${byClock.length}`,
  )
  note(`${frames.length} frames, ${words(frames)} ms apart`)
  for (const url of refreshes) expect(spanOf(url), 'only the end is read').toBeLessThan(shortSpan)

  // Without the pointer: what a refresh costs by itself.
  await page.mouse.move(0, 0)
  await page.waitForTimeout(1000)
  refreshes.length = 0
  await browser.startTracing(page, { categories: ['toplevel'] })
  await expect.poll(() => refreshes.length, { timeout: 120_000 }).toBeGreaterThanOrEqual(3)
  const quiet = tasksOf(await browser.stopTracing())
  const sum = quiet.reduce((total, { thread }) => total + thread, 0)
  note(
    `without the pointer: ${(sum / refreshes.length).toFixed(1)} ms of the processor for each of ${refreshes.length} refreshes, ` +
      `the longest task ${Math.max(...quiet.map(({ thread }) => thread)).toFixed(1)} ms`,
  )

  expect(tasks.length).toBeGreaterThan(100)
  // A refresh that blocks the page does so each time. One long task among them is the machine's: a processor that is
  // shared also makes the thread's own time longer.
  expect(byThread.length).toBeLessThan(measuredRefreshes / 2)
  expect(quiet.filter(({ thread }) => thread >= longest).length).toBeLessThan(2)
})
