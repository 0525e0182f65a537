import { type Client, createClient } from '@monasca/core'
import { account, test as base, expect, type Page } from './fixtures/sessionTest.js'

const hosts = 50
/** Alarms of each host. */
const metrics = ['disk.used', 'mem.used', 'log.errors']
const total = hosts * metrics.length

const test = base.extend<{ client: Client }>({
  client: async ({ cloud }, use) => {
    const { fetch } = cloud.emulator
    const authUrl = 'http://emulator.test/identity'
    await use(
      createClient({ username: 'mini-mon', password: 'password', authUrl, projectName: 'mini-mon', fetch }),
    )
  },
})
test.use({ emulatorOptions: { fleet: false } })

test.beforeEach(async ({ cloud, client }) => {
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
        dimensions: { hostname: `web-${String(host).padStart(3, '0')}`, region: 'eu' },
        timestamp: Date.now(),
        value: 95,
      })),
    )
  }
  await cloud.emulator.advance(5000)
})

async function signInAs(page: Page, name: string, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('textbox', { name: 'User name' }).fill(name)
  await page.getByRole('textbox', { name: 'Password' }).fill('password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(account(page)).toBeVisible()
}

const inState = async (client: Client, lifecycleState: string) =>
  Number((await client.alarms.count({ lifecycleState })).counts[0]?.[0])

test('storm: groups by host, everything acknowledged and undone; some alarms by keys', async ({
  page,
  client,
}) => {
  await signInAs(page, 'mini-mon', '/alarms')
  await expect(page.getByRole('button', { name: '150 Alarm' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Group by' }).click()
  await page.getByRole('option', { name: 'Group by host' }).click()
  const groups = page.getByRole('table', { name: 'Groups of alarms' })
  await expect(groups).toHaveAttribute('aria-rowcount', String(hosts + 1))
  await page.getByRole('checkbox', { name: 'Select all rows' }).check()
  await expect(page.getByText('150 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Acknowledge' }).click()
  const status = page.getByRole('region', { name: 'Last action' })
  await expect(status).toContainText('150 alarms acknowledged', { timeout: 60_000 })
  expect(await inState(client, 'ACKNOWLEDGED')).toBe(total)
  await status.getByRole('button', { name: 'Undo' }).click()
  await expect(status).toContainText('150 alarms restored', { timeout: 60_000 })
  expect(await inState(client, 'ACKNOWLEDGED')).toBe(0)
  await status.getByRole('button', { name: 'Dismiss' }).click()

  // A group lists its alarms; Back returns to the groups.
  await groups.getByRole('link', { name: 'web-007' }).click()
  const list = page.getByRole('table', { name: 'Alarms' })
  await expect(list).toHaveAttribute('aria-rowcount', '4')
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

test('an action continues on other pages, where it can be cancelled and undone', async ({ page, client }) => {
  await signInAs(page, 'mini-mon', '/alarms')
  const status = page.getByRole('region', { name: 'Last action' })
  // The server answers so many changes, then waits.
  let answered = 20
  let release = () => {}
  await page.route(/\/v2\.0\/alarms\/[^/?]+$/, async (route) => {
    if (answered === 0) {
      await new Promise<void>((resolve) => {
        const before = release
        release = () => {
          before()
          resolve()
        }
      })
    } else answered -= 1
    await route.continue()
  })
  const acknowledgeAll = async () => {
    await expect(page.getByRole('checkbox', { name: /^Select High/ }).first()).toBeVisible()
    await page.getByRole('checkbox', { name: 'Select all rows' }).click()
    await page.getByRole('button', { name: `Select all ${total} that match` }).click()
    await page.getByRole('button', { name: 'Acknowledge' }).click()
    await expect(status).toContainText(`Acknowledging 20 of ${total} alarms…`)
  }
  const open = (name: string) =>
    page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click()

  await acknowledgeAll()
  await open('Definitions')
  await expect(page.getByRole('heading', { name: 'Definitions' })).toBeVisible()
  await expect(status).toContainText(`Acknowledging 20 of ${total} alarms…`)
  answered = total
  release()
  await expect(status).toContainText(`${total} alarms acknowledged`, { timeout: 60_000 })
  answered = total
  await status.getByRole('button', { name: 'Undo' }).click()
  await expect(status).toContainText(`${total} alarms restored`, { timeout: 60_000 })
  expect(await inState(client, 'ACKNOWLEDGED')).toBe(0)
  await status.getByRole('button', { name: 'Dismiss' }).click()
  await expect(status).toBeHidden()

  await open('Alarms')
  answered = 20
  await acknowledgeAll()
  await open('Hosts')
  await status.getByRole('button', { name: 'Cancel' }).click()
  release()
  await expect(status).toContainText(/^28 alarms acknowledged · cancelled, 122 not tried/)
  expect(await inState(client, 'ACKNOWLEDGED')).toBe(28)
})

test('read-only: the list without selection, and the reason', async ({ page }) => {
  await signInAs(page, 'reader', '/alarms')
  await expect(page.getByText('Your role can read alarms, but not change them.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Alarms' }).getByRole('row').nth(1)).toContainText('Alarm')
  await expect(page.getByRole('checkbox')).toHaveCount(0)
})
