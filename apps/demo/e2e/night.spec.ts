import { expect, type Page, signInByPassword, test } from './fixtures/sessionTest.js'
import { chart } from './test.js'

// The night in which Central Europe turns its clocks back: 02:00 to 03:00 happens twice. All clocks are injected.

/** Half past four in Berlin, two and a half hours after the change. */
const night = Date.parse('2026-10-25T03:30:00Z')

const started = Date.now()

test.use({
  viewport: { width: 1920, height: 900 },
  emulatorOptions: { clock: () => night + Date.now() - started, fleet: { hosts: 4, hours: 12 } },
})

/** Records what is written on canvases: the labels of axes, with their places on the page. */
async function recordLabels(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const labels: { text: string; x: number; canvas: HTMLCanvasElement }[] = []
    const { fillText } = CanvasRenderingContext2D.prototype
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
      labels.push({ text, x, canvas: this.canvas })
      fillText.call(this, text, x, y, ...rest)
    }
    Object.assign(window, { labels })
  })
}

/** The times on the axis of a chart from left to right, and how far to the right they are. */
async function timesOf(page: Page, title: string): Promise<{ text: string; x: number }[]> {
  return chart(page, title)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { labels } = window as unknown as {
        labels: { text: string; x: number; canvas: HTMLCanvasElement }[]
      }
      const last = new Map<number, string>()
      for (const { text, x, canvas: own } of labels) {
        if (own === canvas && /^\d\d:\d\d$|^\d+ \w+$/.test(text)) last.set(x, text)
      }
      return [...last].map(([x, text]) => ({ text, x: x / devicePixelRatio })).toSorted((a, b) => a.x - b.x)
    })
}

const clockIn = (zone: string) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone })

for (const zone of ['Europe/Berlin', 'Asia/Kolkata', 'UTC']) {
  test(`night in ${zone}: axis, cursor and changes name the same moments`, async ({ page }) => {
    const clock = clockIn(zone)
    await page.clock.install({ time: night })
    await recordLabels(page)
    await signInByPassword(page, `/?range=4h&host=web-01&zone=${zone}#host`)
    await expect(chart(page, 'CPU').locator('canvas')).toBeVisible()
    await expect.poll(async () => (await timesOf(page, 'CPU')).length).toBeGreaterThan(3)

    // The axis: whole hours of the zone; in Berlin one of them twice.
    const ticks = await timesOf(page, 'CPU')
    const texts = ticks.map(({ text }) => text)
    for (const text of texts) expect(text).toMatch(/^\d\d:(00|30)$|^25 Oct$/)
    if (zone === 'Europe/Berlin') expect(texts.filter((text) => text === '02:00')).toHaveLength(2)
    else expect(new Set(texts).size).toBe(texts.length)

    // The cursor on a label shows its time: two minutes are one point.
    const plot = chart(page, 'CPU').locator('.u-over')
    const canvas = await chart(page, 'CPU').locator('canvas').boundingBox()
    const label = ticks.findLast(({ text }) => text.includes(':'))
    if (label === undefined || canvas === null) throw new Error('The axis has no times')
    await plot.scrollIntoViewIfNeeded()
    const box = await plot.boundingBox()
    if (box === null) throw new Error('The chart is not drawn')
    await page.mouse.move(box.x + label.x - (box.x - canvas.x), box.y + box.height / 2)
    const shown = chart(page, 'CPU').locator('time')
    const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
    await expect
      .poll(async () => Math.abs(minutes(await shown.innerText()) - minutes(label.text)))
      .toBeLessThanOrEqual(5)
    const moment = Date.parse((await shown.getAttribute('dateTime')) ?? '')
    expect((await shown.innerText()).slice(0, 5)).toBe(clock.format(moment))

    // The changes: each moment in the same zone, and ages that do not jump by an hour.
    const changes = page.getByRole('list', { name: 'Latest changes' }).getByRole('listitem')
    await expect(changes).not.toHaveCount(0)
    for (const change of await changes.all()) {
      const time = Date.parse((await change.locator('time').getAttribute('dateTime')) ?? '')
      await expect(change).toContainText(`${clock.format(time)} · `)
      const age = Math.floor((night - time) / 60_000)
      if (age > 119) await expect(change).toContainText(`${Math.floor(age / 60)} h`)
    }
  })
}

test('night: the offset of the zone is the one at the end of the range', async ({ page }) => {
  await page.clock.install({ time: night })
  await signInByPassword(page, '/?range=6h&zone=Europe/Berlin')
  await expect(page.getByRole('button', { name: /^Time range: Last 6 hours/ })).toContainText('UTC+1')
})
