// What all pages have to show: firing alarms, and no error on the way.
import { expect } from '@playwright/test'
import { startScript } from '../lib/exampleProject.mjs'

const patience = { timeout: 60_000 }

/** Starts the example's server, opens its page, and fails on every error of the page. */
export async function inPage({ folder, browser }, { script = 'start', args = [], env = {} }, use) {
  if (!browser) throw new Error('There is no Chromium to open the page in.')
  const server = await startScript(folder, script, args, /(http:\/\/(?:127\.0\.0\.1|localhost):\d+)/, env)
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(patience.timeout)
    const errors = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      // Browsers look for an icon by themselves.
      const isIcon = message.location().url.endsWith('/favicon.ico')
      if (message.type() === 'error' && !isIcon) errors.push(message.text())
    })
    await page.goto(server.match[1])
    await use(page, server.match[1])
    expect(errors).toEqual([])
  } finally {
    await context.close()
    await server.stop()
  }
}

/** The alarms of the emulator's simulated hosts. */
export async function expectFiringAlarms(page) {
  const alarms = page.getByRole('list', { name: 'Firing alarms' }).getByRole('listitem')
  await expect(alarms.first()).toContainText(/^(?:LOW|MEDIUM|HIGH|CRITICAL) .+ on \S+$/, patience)
}

/** A line for each simulated host, and another read of the series: the chart is live. */
export async function expectLiveChart(page, name) {
  const chart = page.getByRole('img', { name })
  await expect(chart.locator('polyline').nth(7)).toHaveAttribute(
    'points',
    /^-\d+(?:\.\d+)?,[\d.]+ /,
    patience,
  )
  const next = (
    await page.waitForResponse((response) => response.url().includes('/metrics/statistics'))
  ).status()
  expect(next).toBe(200)
}
