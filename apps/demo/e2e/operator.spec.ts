import type { Client } from '@monasca/core'
import { type Cloud, expect, signInByRedirect, test } from './fixtures/sessionTest.js'

const minute = 60_000
/** How long the hosts have been measured when the page is opened. */
const past = 60 * minute

// The emulator starts in the past, and is moved to the present while the hosts are measured.
test.use({
  emulatorOptions: { clock: () => Date.now() - past, fleet: false },
  allowedMessages: /clock is off by/,
})

/** Measures the disks of two hosts once a minute, and moves the clock along. */
async function measure(
  cloud: Cloud,
  client: Client,
  [from, to]: [from: number, to: number],
  used: (index: number) => number,
): Promise<void> {
  for (let index = from; index < to; index++) {
    const values = { 'web-01': used(index), 'web-02': 55 }
    await client.metrics.create(
      Object.entries(values).map(([hostname, value]) => ({
        name: 'disk.space_used_perc',
        dimensions: { hostname, mount_point: '/' },
        timestamp: start + index * minute,
        value,
      })),
    )
    await cloud.emulator.advance(minute)
  }
}

const start = Date.now() - past

test('disk alarm: define, back-test, fire, see why, acknowledge, read the mail, edit, disable, delete', async ({
  page,
  cloud,
  client,
}) => {
  test.setTimeout(120_000)
  await client.notifications.create({ name: 'On call', type: 'EMAIL', address: 'oncall@example.org' })
  // Ten of the last minutes were over 85 %, none over 90 %.
  await measure(cloud, client, [0, 50], (index) => (index >= 20 && index < 30 ? 88 : 60))
  await signInByRedirect(page, '/definitions')

  // Define.
  await page.getByRole('link', { name: 'New definition' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Disk nearly full')
  await page.getByRole('combobox', { name: 'Metric of the new condition' }).fill('disk')
  await page.getByRole('option', { name: 'disk.space_used_perc' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const condition = page.getByRole('group', { name: 'Condition 1' })
  await condition.getByLabel('Function').selectOption('max')
  await page.getByRole('combobox', { name: 'Match by' }).click()
  await page.getByRole('option', { name: 'hostname' }).click()
  await page.getByRole('combobox', { name: 'Notify on Alarm' }).click()
  await page.getByRole('option', { name: 'On call (EMAIL)' }).click()
  await page.keyboard.press('Escape')

  // Back-test: at 90 % nothing would have fired, at 85 % once.
  await page.getByRole('button', { name: 'Run back-test' }).click()
  const counts = page.getByRole('status').filter({ hasText: 'firing' })
  await expect(counts).toHaveText('0 firings in 0 of 2 alarms')
  const slider = page.getByRole('slider', { name: /^Threshold of disk/ })
  await slider.focus()
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press('ArrowDown')
  await expect(counts).toHaveText(/^1 firing in 1 of 2 alarms/)
  await page.getByRole('button', { name: 'Use this threshold' }).click()
  await expect(condition.getByLabel('Threshold')).toHaveValue('85')
  await page.getByRole('button', { name: 'Create alarm definition' }).click()
  await expect(page.getByText('Alarm definition “Disk nearly full” created.')).toBeVisible()

  // The disk fills up.
  await measure(cloud, client, [50, 56], () => 96)
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Alarms/ })
    .click()
  const rows = page.getByRole('row').filter({ hasText: 'web-01' })
  await expect(rows.first()).toContainText('Alarm')
  await rows.first().getByRole('link', { name: 'Disk nearly full' }).click()

  // Why.
  const why = page.getByRole('table', { name: 'Conditions' }).getByRole('row').nth(1)
  await expect(why).toContainText(/96/)
  await expect(why).toContainText(/> 85/)

  // Acknowledge, with a ticket.
  await page.getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByRole('textbox', { name: 'Link' }).fill('https://tickets.example.org/7')
  await page.getByRole('button', { name: 'Save' }).click()
  const handling = page.getByRole('region', { name: 'Handling' })
  await expect(handling.getByText('ACKNOWLEDGED')).toBeVisible()
  await expect(handling.getByRole('link', { name: 'https://tickets.example.org/7' })).toBeVisible()

  // The mail.
  const inbox = await page.context().newPage()
  await inbox.goto(`${cloud.url}/emulator/v1/inbox`)
  await expect(inbox.getByText('oncall@example.org').first()).toBeVisible()
  await inbox.close()

  // Edit, disable, delete.
  await page.getByRole('link', { name: 'Open definition' }).click()
  await page.getByRole('textbox', { name: 'Description' }).fill('Order a larger disk.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect
    .poll(async () => (await client.alarmDefinitions.list()).elements)
    .toMatchObject([{ description: 'Order a larger disk.', actionsEnabled: true }])
  await page.getByRole('switch', { name: 'Send notifications' }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect
    .poll(async () => (await client.alarmDefinitions.list()).elements)
    .toMatchObject([{ actionsEnabled: false }])
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete definition' }).click()
  await expect(page.getByText('Alarm definition “Disk nearly full” deleted.')).toBeVisible()
  expect((await client.alarmDefinitions.list()).elements).toEqual([])
})
