import type { Client } from '@monasca/core'
import { expect, type Page, signInByPassword, signInByRedirect, test } from './fixtures/sessionTest.js'

/** Alarms of each host. */
const metrics = ['disk.used', 'mem.used', 'log.errors', 'net.errors', 'load.avg']
/** `STORM_ALARMS=20000` runs the same story at the size of a large cloud. */
const hosts = Math.ceil(Number(process.env['STORM_ALARMS'] ?? 150) / metrics.length)
const total = hosts * metrics.length
/** Milliseconds for what takes a request for each alarm. */
const patience = 60_000 + 100 * total
/** A number as the page shows it. */
const shown = (count: number) => count.toLocaleString('en-GB')

test.use({ emulatorOptions: { fleet: false } })

test.beforeEach(async ({ cloud, client }) => {
  test.setTimeout(120_000 + 3 * patience)
  for (const name of metrics) {
    await client.alarmDefinitions.create({
      name: `High ${name}`,
      expression: `last(${name}) > 90`,
      matchBy: ['hostname'],
      severity: 'CRITICAL',
    })
  }
  for (const name of metrics) {
    await client.metrics.create(
      Array.from({ length: hosts }, (_, host) => ({
        name,
        dimensions: { hostname: `web-${String(host).padStart(4, '0')}`, region: 'eu' },
        timestamp: Date.now(),
        value: 95,
      })),
    )
  }
  await cloud.emulator.advance(5000)
})

const inState = async (client: Client, lifecycleState: string) =>
  Number((await client.alarms.count({ lifecycleState })).counts[0]?.[0])

/** Notes how long something took, and the processor time of the page's main thread, in the report of the test. */
async function measure(page: Page, what: string, work: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  const [start, busyBefore] = [performance.now(), await busy()]
  await work()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const description = `${what}: ${seconds} s, of which the page computed ${((await busy()) - busyBefore).toFixed(1)} s`
  test.info().annotations.push({ type: 'measured', description })
  await session.detach()
}

test('storm: groups by host, everything acknowledged and undone; some alarms by keys', async ({
  page,
  client,
}) => {
  await signInByRedirect(page, '/alarms')
  await expect(page.getByRole('button', { name: `${shown(total)} Alarm` })).toBeVisible()
  await page.getByRole('combobox', { name: 'Group by' }).click()
  await page.getByRole('option', { name: 'Group by host' }).click()
  const groups = page.getByRole('table', { name: 'Groups of alarms' })
  await expect(groups).toHaveAttribute('aria-rowcount', String(hosts + 1))
  await page.getByRole('checkbox', { name: 'Select all rows' }).check()
  await expect(page.getByText(`${shown(total)} selected`)).toBeVisible()
  const status = page.getByRole('region', { name: 'Last action' })
  await measure(page, `${total} alarms acknowledged`, async () => {
    await page.getByRole('button', { name: 'Acknowledge' }).click()
    await expect(status).toContainText(`${shown(total)} alarms acknowledged`, { timeout: patience })
  })
  expect(await inState(client, 'ACKNOWLEDGED')).toBe(total)
  await measure(page, `${total} alarms restored`, async () => {
    await status.getByRole('button', { name: 'Undo' }).click()
    await expect(status).toContainText(`${shown(total)} alarms restored`, { timeout: patience })
  })
  expect(await inState(client, 'ACKNOWLEDGED')).toBe(0)
  await status.getByRole('button', { name: 'Dismiss' }).click()

  // A group lists its alarms; Back returns to the groups.
  await groups.getByRole('link', { name: 'web-0007' }).click()
  const list = page.getByRole('table', { name: 'Alarms' })
  await expect(list).toHaveAttribute('aria-rowcount', String(metrics.length + 1))
  await page.goBack()
  await expect(groups).toBeVisible()
  await page.goBack()

  // The scroll bar reaches any row of the list, which is read when it comes into sight.
  await expect(list).toHaveAttribute('aria-rowcount', String(total + 1))
  const last = list.locator(`tr[data-index="${total - 1}"]`)
  await list.locator('..').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight))
  await expect(last).toContainText('Alarm')
  await list.locator('..').evaluate((scroller) => scroller.scrollTo(0, 0))

  // Rows by Shift and by keys.
  const boxes = list.getByRole('checkbox', { name: /^Select High/ })
  await boxes.first().click()
  await boxes.nth(4).click({ modifiers: ['Shift'] })
  await expect(page.getByText('5 selected')).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByText('6 selected')).toBeVisible()
  await page.keyboard.press('a')
  await expect(status).toContainText('6 alarms acknowledged')
  await expect(list.getByText('ACKNOWLEDGED')).toHaveCount(6)
})

/** The server answers so many changes of alarms, then waits until it is released. */
async function holdChanges(
  page: Page,
  first: number,
): Promise<{ allow: (count: number) => void; release: () => void }> {
  let allowed = first
  let waiting: (() => void)[] = []
  await page.route(/\/v2\.0\/alarms\/[^/?]+$/, async (route) => {
    if (allowed > 0) allowed -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    await route.continue()
  })
  return {
    allow: (count) => {
      allowed = count
    },
    release: () => {
      for (const resolve of waiting) resolve()
      waiting = []
    },
  }
}

const lastAction = (page: Page) => page.getByRole('region', { name: 'Last action' })

/** Acknowledges all that match; the server answers the first 20. */
async function acknowledgeAll(page: Page): Promise<void> {
  await expect(page.getByRole('checkbox', { name: /^Select High/ }).first()).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all rows' }).click()
  await page.getByRole('button', { name: `Select all ${shown(total)} that match` }).click()
  await page.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(lastAction(page)).toContainText(`Acknowledging 20 of ${shown(total)} alarms…`)
}

test('an action continues on other pages, where it can be cancelled and undone', async ({ page, client }) => {
  await signInByPassword(page, '/alarms')
  const status = lastAction(page)
  const server = await holdChanges(page, 20)
  const open = (name: string) =>
    page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click()

  await acknowledgeAll(page)
  await open('Definitions')
  await expect(page.getByRole('heading', { name: 'Definitions' })).toBeVisible()
  await expect(status).toContainText(`Acknowledging 20 of ${shown(total)} alarms…`)
  server.allow(total)
  server.release()
  await expect(status).toContainText(`${shown(total)} alarms acknowledged`, { timeout: patience })
  server.allow(total)
  await status.getByRole('button', { name: 'Undo' }).click()
  await expect(status).toContainText(`${shown(total)} alarms restored`, { timeout: patience })
  expect(await inState(client, 'ACKNOWLEDGED')).toBe(0)
  await status.getByRole('button', { name: 'Dismiss' }).click()
  await expect(status).toBeHidden()

  await open('Alarms')
  server.allow(20)
  await acknowledgeAll(page)
  await open('Hosts')
  await status.getByRole('button', { name: 'Cancel' }).click()
  server.release()
  await expect(status).toContainText(`28 alarms acknowledged · cancelled, ${shown(total - 28)} not tried`)
  expect(await inState(client, 'ACKNOWLEDGED')).toBe(28)
})

test('another project cancels an action, and cannot undo it', async ({ page, client }) => {
  await page.goto('/alarms')
  await page.getByRole('textbox', { name: 'User name' }).fill('admin')
  await page.getByRole('textbox', { name: 'Password' }).fill('secret')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const switchTo = async (project: string) => {
    await page.getByRole('button', { name: /^Project:/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: project, exact: true }).click()
    await expect(page.getByRole('button', { name: `Project: ${project}` })).toBeVisible()
  }
  await switchTo('mini-mon')
  const server = await holdChanges(page, 20)
  await acknowledgeAll(page)
  await switchTo('admin')
  server.release()
  const status = lastAction(page)
  await expect(status).toContainText(/ alarms? acknowledged · cancelled, [\d,]+ not tried/)
  await expect(status.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await expect(page.getByText('No alarms yet')).toBeVisible()
  expect(await inState(client, 'ACKNOWLEDGED')).toBeLessThan(total)
})
