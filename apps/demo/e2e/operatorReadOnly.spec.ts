import { navigate } from './fixtures/pages.js'
import { expect, type Page, signInByRedirect, test } from './fixtures/sessionTest.js'

test.use({ emulatorOptions: { fleet: false } })

const rowOf = (page: Page, table: string, name: string) =>
  page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: name })

test('read-only: alarms, definitions and methods are shown, nothing can be changed, and the reason is given', async ({
  page,
  cloud,
  client,
}) => {
  const method = await client.notifications.create({
    name: 'On call',
    type: 'EMAIL',
    address: 'oncall@example.org',
  })
  const definition = await client.alarmDefinitions.create({
    name: 'Disk nearly full',
    expression: 'max(disk.space_used_perc) > 90',
    matchBy: ['hostname'],
    alarmActions: [method.id],
  })
  await client.alarmDefinitions.create({ name: 'Load', expression: 'avg(load.avg_1_min) > 4' })
  await client.metrics.create({
    name: 'disk.space_used_perc',
    dimensions: { hostname: 'web-01' },
    value: 96,
  })
  await cloud.emulator.advance(5000)

  // The group of this user at the provider has a role that may only read.
  await signInByRedirect(page, '/alarms', 'grace')
  await expect(page.getByText('Your role can read alarms, but not change them.')).toBeVisible()
  await expect(rowOf(page, 'Alarms', 'web-01')).toContainText('Alarm')
  await expect(page.getByRole('checkbox')).toHaveCount(0)

  await page.getByRole('link', { name: 'Disk nearly full' }).click()
  await expect(page.getByRole('table', { name: 'Conditions' })).toContainText(/> 90\s%/)
  await expect(page.getByText('Your role can read alarms, but not change them.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Acknowledge|Edit/ })).toHaveCount(0)

  await navigate(page, '/definitions')
  await expect(rowOf(page, 'Alarm definitions', 'Disk nearly full')).toContainText('Yes')
  await expect(page.getByText('Your role can read alarm definitions, but not change them.')).toBeVisible()
  await expect(page.getByRole('switch')).toHaveCount(0)
  await expect(page.getByRole('link', { name: /New definition|Import/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Actions of Load' }).click()
  await expect(page.getByRole('menuitem')).toHaveText(['Show alarms', 'Export'])
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Select Load' }).check()
  await expect(page.getByRole('button', { name: /selected$/ })).toHaveText(['Export selected'])

  // Also by the addresses of forms.
  await navigate(page, `/definitions/${definition.id}`)
  await expect(page.getByText('max(disk.space_used_perc) > 90').first()).toBeVisible()
  await expect(page.getByText('Your role can read alarm definitions, but not change them.')).toBeVisible()
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)

  await navigate(page, '/notifications?action=create')
  await expect(rowOf(page, 'Notification methods', 'On call')).toContainText('oncall@example.org')
  await expect(page.getByText('Your role can read notification methods, but not change them.')).toBeVisible()
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /Actions|Create/ })).toHaveCount(0)
})
