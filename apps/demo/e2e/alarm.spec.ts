import type { Client } from '@monasca/core'
import { type Cloud, expect, signInByPassword, test } from './fixtures/sessionTest.js'
import { chooseRange, rangeButton, tabTo } from './test.js'

const minute = 60_000
/** How long the hosts have been measured when the page is opened. */
const past = 16 * minute

// The emulator starts in the past, and is moved to the present while the hosts are measured.
test.use({ emulatorOptions: { clock: () => Date.now() - past, fleet: false } })

/** Two hosts, one of which has had a nearly full disk for ten minutes. */
async function fillDisk(cloud: Cloud, client: Client): Promise<void> {
  const method = await client.notifications.create({
    name: 'On call',
    type: 'EMAIL',
    address: 'oncall@example.org',
  })
  await client.alarmDefinitions.create({
    name: 'Disk nearly full',
    description: 'More than nine tenths of a disk are in use',
    expression: 'max(disk.space_used_perc) > 90 times 3',
    matchBy: ['hostname'],
    severity: 'HIGH',
    alarmActions: [method.id],
  })
  await client.alarmDefinitions.create({ name: 'Quiet', expression: 'avg(disk.space_used_perc) > 99' })
  const start = Date.now() - past
  for (let elapsed = 0; elapsed < past; elapsed += minute) {
    const values = { 'web-01': elapsed < past - 8 * minute ? 72 : 96, 'web-02': 55 }
    await client.metrics.create(
      Object.entries(values).map(([hostname, value]) => ({
        name: 'disk.space_used_perc',
        dimensions: { hostname, mount_point: '/' },
        timestamp: start + elapsed,
        value,
      })),
    )
    await cloud.emulator.advance(minute)
  }
}

/** The id of the alarm that fires. */
async function firingAlarm(client: Client): Promise<string> {
  const { elements } = await client.alarms.list({ state: 'ALARM' })
  expect(elements).toHaveLength(1)
  return elements[0]?.id ?? ''
}

test.beforeEach(({ cloud, client }) => fillDisk(cloud, client))

test('story: from the list by keyboard to the value over the threshold, acknowledged with a ticket', async ({
  page,
  client,
}) => {
  await signInByPassword(page, '/alarms')
  const row = page.getByRole('row').filter({ hasText: 'web-01' })
  await tabTo(page, row.getByRole('link', { name: 'Disk nearly full' }))
  await page.keyboard.press('Enter')

  await expect(page).toHaveTitle('(1) Disk nearly full · Monasca')
  await expect(page.getByRole('heading', { level: 1, name: 'Disk nearly full' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Alarms' }).first()).toHaveAttribute('aria-current', 'page')
  await expect(page.getByText(/^since .*\(\d+ (min|s)\)$/)).toBeVisible()
  await expect(page.getByText('More than nine tenths of a disk are in use')).toBeVisible()

  const condition = page.getByRole('table', { name: 'Conditions' }).getByRole('row').nth(1)
  await expect(condition).toContainText('disk.space_used_perc')
  await expect(condition).toContainText(/96\s%/)
  await expect(condition).toContainText(/> 90\s%/)
  await expect(condition).toContainText('Above in 3 of 3 periods')
  const figure = page.getByRole('figure').filter({ hasText: 'disk.space_used_perc' })
  await expect(figure.getByRole('img', { name: /Threshold > 90\s%/ })).toBeVisible()
  const states = page.getByRole('group', { name: 'States in the last hour' })
  await expect(states).toContainText(/Alarm \d+\s%/)
  const change = page.getByRole('table', { name: 'State changes' }).getByRole('row').nth(1)
  await expect(change).toContainText('Alarm')
  await expect(change).toContainText('Thresholds are exceeded')
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'On call EMAIL, oncall@example.org',
  )
  await expect(page.getByRole('region', { name: 'Metric' })).toContainText('web-01')

  await tabTo(page, page.getByRole('button', { name: 'Acknowledge' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Link' })).toBeFocused()
  await page.keyboard.type('https://tickets.example.org/7')
  await page.keyboard.press('Enter')
  const handling = page.getByRole('region', { name: 'Handling' })
  await expect(handling.getByText('ACKNOWLEDGED')).toBeVisible()
  await expect(handling.getByRole('link', { name: 'https://tickets.example.org/7' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0)
  const alarmId = await firingAlarm(client)
  await expect
    .poll(() => client.alarms.get({ alarmId }))
    .toMatchObject({ lifecycleState: 'ACKNOWLEDGED', link: 'https://tickets.example.org/7' })
})

test('range: follows the address, and Back undoes it', async ({ page, client }) => {
  await signInByPassword(page, `/alarms/${await firingAlarm(client)}`)
  await chooseRange(page, 'Last 6 hours')
  await expect(page).toHaveURL(/range=6h/)
  await expect(page.getByRole('group', { name: 'States in the last 6 hours' })).toBeVisible()
  await page.goBack()
  await expect(rangeButton(page, 'Last 1 hour')).toBeVisible()
})

test('links: to the metric, and a definition without notification methods', async ({ page, client }) => {
  const { elements } = await client.alarms.list({ metricName: 'disk.space_used_perc' })
  const quiet = elements.find(({ alarmDefinition }) => alarmDefinition.name === 'Quiet')
  await signInByPassword(page, `/alarms/${quiet?.id}`)
  await expect(page.getByText('No notification methods')).toBeVisible()
  // Two metrics: the value that the engine compares, and that of each.
  const conditions = page.getByRole('table', { name: 'Conditions' })
  await expect(conditions.getByRole('row').nth(1)).toContainText('all 2 metrics together')
  await expect(conditions.getByRole('row').nth(2)).toContainText('hostname=web-01')
  // What else fires on these metrics, and where to go on.
  await expect(page.getByRole('region', { name: 'Firing now' })).toContainText('No other alarm fires.')
  await expect(page.getByRole('link', { name: 'Open definition' })).toHaveAttribute(
    'href',
    `/definitions/${quiet?.alarmDefinition.id}`,
  )
  await page.getByRole('link', { name: 'Back-test this rule' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Back-test' })).toBeVisible()
  await page.getByRole('link', { name: 'Quiet' }).click()
  await page.getByRole('region', { name: 'Metrics (2)' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/explore\?/)
  await expect(page.getByRole('figure').filter({ hasText: 'disk.space_used_perc' })).toBeVisible()
})

test.describe('failure', () => {
  test.use({ allowedMessages: /Failed to load resource/ })

  test('an alarm that does not exist', async ({ page }) => {
    await signInByPassword(page, '/alarms/missing')
    await expect(page.getByText('Alarm not found. It may have been deleted.')).toBeVisible()
    await page.getByRole('link', { name: 'Go to alarms' }).click()
    await expect(page.getByRole('heading', { name: 'Alarms' })).toBeVisible()
  })

  test('an alarm that is deleted while it is shown', async ({ page, client }) => {
    const alarmId = await firingAlarm(client)
    await signInByPassword(page, `/alarms/${alarmId}`)
    await expect(page.getByRole('table', { name: 'Conditions' })).toBeVisible()
    await client.alarms.delete({ alarmId })
    await expect(page.getByText('Alarm not found. It may have been deleted.')).toBeVisible({
      timeout: 30_000,
    })
  })

  test('a refused change: the reason is shown, and what was typed stays', async ({ page, client }) => {
    await signInByPassword(page, `/alarms/${await firingAlarm(client)}`)
    await page.route('**/v2.0/alarms/*', (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({ status: 422, json: { unprocessable_entity: { message: 'No such ticket' } } })
        : route.continue(),
    )
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Link' }).fill('T-7')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('alert')).toContainText('No such ticket')
    await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue('T-7')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('region', { name: 'Handling' })).toContainText('Not set')
  })

  test('the server does not respond: what is shown stays, and is marked as old', async ({ page, client }) => {
    await signInByPassword(page, `/alarms/${await firingAlarm(client)}`)
    await expect(page.getByRole('table', { name: 'Conditions' })).toContainText(/96\s%/)
    await page.route('**/v2.0/**', (route) => route.abort('connectionrefused'))
    await expect(page.getByText('Couldn’t update').first()).toBeVisible({ timeout: 40_000 })
    await expect(page.getByRole('table', { name: 'Conditions' })).toContainText(/96\s%/)
  })

  test('no permission: the agent’s user sees the reason', async ({ page, client }) => {
    await signInByPassword(page, `/alarms/${await firingAlarm(client)}`, 'agent')
    await expect(page.getByRole('alert')).toContainText('Your roles in this project do not allow this.')
  })
})
