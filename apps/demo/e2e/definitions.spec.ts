import type { Client } from '@monasca/core'
import { type Cloud, expect, type Page, signInByPassword, test } from './fixtures/sessionTest.js'

const minute = 60_000

test.use({ emulatorOptions: { clock: () => Date.now() - minute, fleet: false } })

/** Two definitions: one with an alarm and a notification method, one with neither. */
async function prepare(cloud: Cloud, client: Client): Promise<void> {
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
  await client.alarmDefinitions.create({ name: 'Load', expression: 'avg(load.avg_1_min) > 4' })
  await client.metrics.create({
    name: 'disk.space_used_perc',
    dimensions: { hostname: 'web-01' },
    timestamp: Date.now() - minute,
    value: 50,
  })
  await cloud.emulator.advance(minute)
}

const row = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Alarm definitions' }).getByRole('row').filter({ hasText: name })

test.beforeEach(({ cloud, client }) => prepare(cloud, client))

test('list: finds, disables, clones and deletes, with what is lost', async ({ page, client }) => {
  await signInByPassword(page, '/definitions')
  await expect(page.getByText('2 definitions')).toBeVisible()
  const disk = row(page, 'Disk nearly full')
  await expect(disk).toContainText('max(disk.space_used_perc) > 90 times 3')
  await expect(disk).toContainText('On call')
  await expect(disk).toContainText('High')
  await expect(row(page, 'Load')).toContainText('No notifications')
  await expect(row(page, 'Load')).toContainText('None')

  await page.getByRole('searchbox', { name: 'Search' }).fill('tenths')
  await expect(row(page, 'Load')).toHaveCount(0)
  await expect(page).toHaveURL(/text=tenths/)
  await page.goBack()
  await expect(row(page, 'Load')).toBeVisible()

  await disk.getByRole('switch', { name: 'Notifications of Disk nearly full' }).press('Space')
  await expect(disk.getByRole('switch')).not.toBeChecked()
  const [definition] = (await client.alarmDefinitions.list({ name: 'Disk nearly full' })).elements
  const alarmDefinitionId = definition?.id ?? ''
  await expect
    .poll(async () => (await client.alarmDefinitions.get({ alarmDefinitionId })).actionsEnabled)
    .toBe(false)

  await disk.getByRole('button', { name: 'Actions of Disk nearly full' }).click()
  await expect(page.getByRole('menuitem', { name: 'Clone' })).toHaveAttribute(
    'href',
    new RegExp(`/definitions/new\\?from=.*${alarmDefinitionId}`),
  )
  await page.getByRole('menuitem', { name: 'Show alarms' }).click()
  await expect(page.getByRole('table', { name: 'Alarms' })).toContainText('Disk nearly full')
  await page.goBack()

  // Both at once: by the checkbox in the head.
  await page.getByRole('checkbox', { name: 'Select all rows' }).check()
  await page.getByRole('button', { name: 'Delete selected' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete 2 alarm definitions?' })
  await expect(dialog).toContainText('1 alarm and its state history are deleted too')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Delete selected' }).click()
  await dialog.getByRole('button', { name: 'Delete definitions' }).click()
  await expect(page.getByText('No alarm definitions yet.')).toBeVisible()
  expect((await client.alarms.list()).elements).toEqual([])
})

test('YAML: an export changes nothing; a changed file is planned, applied, and then changes nothing', async ({
  page,
  client,
}) => {
  await signInByPassword(page, '/definitions')
  await page.getByRole('button', { name: 'Export' }).click()
  const text = await page.getByRole('textbox', { name: 'YAML' }).inputValue()
  expect(text).toContain('alarm_actions: [On call]')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toBe('alarm-definitions.yaml')
  await page.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('link', { name: 'Import' }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'exported.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) })
  const plan = page.getByRole('region', { name: 'Plan' })
  await expect(plan.getByRole('status')).toHaveText('Nothing to apply, 2 unchanged.')
  await expect(plan.getByRole('button', { name: 'Apply' })).toBeDisabled()

  const input = page.getByRole('textbox', { name: 'YAML or JSON' })
  await input.fill(text.replace('severity: HIGH', 'severity: WORST'))
  await expect(page.getByRole('list', { name: 'Problems of the file' })).toContainText(
    'Line 5 Disk nearly full: severity must be one of LOW, MEDIUM, HIGH, CRITICAL.',
  )

  const changed = `${text.replace('> 90 times 3', '> 95 times 3').replace('load.avg_1_min', 'load.avg_5_min')}
  - name: New
    expression: max(x) > 1
    actions_enabled: false
`
  await input.fill(changed)
  await expect(plan.getByRole('status')).toHaveText('Create 1, change 1, 1 refused.')
  const planned = (name: string) => plan.getByRole('row').filter({ hasText: name })
  await expect(planned('Load')).toContainText('removes load.avg_1_min and adds load.avg_5_min')
  await expect(planned('Disk nearly full')).toContainText(
    /> 90 times 3\s*→\s*max\(disk.space_used_perc\) > 95/,
  )
  await plan.getByRole('button', { name: 'Apply 2 changes' }).click()
  await expect(plan.getByRole('status')).toHaveText(
    'Nothing to apply, 1 refused, 2 unchanged. 2 changes applied.',
  )
  const { elements } = await client.alarmDefinitions.list({ sortBy: 'name' })
  expect(elements).toMatchObject([
    { name: 'Disk nearly full', expression: 'max(disk.space_used_perc) > 95 times 3' },
    { name: 'Load', expression: 'avg(load.avg_1_min) > 4' },
    { name: 'New', actionsEnabled: false },
  ])

  await input.fill(text.split('\n\n  - name: Load')[0] ?? '')
  await plan.getByRole('checkbox', { name: 'Delete definitions that are not in the file' }).check()
  await expect(plan.getByRole('status')).toHaveText('Change 1, delete 2.')
  await plan.getByRole('button', { name: 'Apply 3 changes' }).click()
  await page.getByRole('button', { name: 'Apply and delete' }).click()
  await expect(plan.getByRole('status')).toHaveText('Nothing to apply, 1 unchanged. 3 changes applied.')
})
