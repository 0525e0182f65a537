import { expect, type Page, signInByPassword, test } from './fixtures/sessionTest.js'
import { tabTo } from './test.js'

test.use({ emulatorOptions: { fleet: false } })

test.beforeEach(async ({ client }) => {
  const hosts = ['web-01', 'web-02']
  await client.metrics.create(
    hosts.flatMap((hostname) => [
      { name: 'disk.space_used_perc', dimensions: { hostname, mount_point: '/' }, value: 50 },
      { name: 'cpu.user_perc', dimensions: { hostname }, value: 10 },
    ]),
  )
  await client.notifications.create({ name: 'On call', type: 'EMAIL', address: 'oncall@example.org' })
})

/** The text of the expression. */
function textOf(page: Page) {
  return page.getByRole('textbox', { name: 'Expression' })
}

/** Accepts a completion. While the list is updated, Enter is a new line. */
async function complete(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('option', { name }).first()).toBeVisible()
  await expect(page.locator('.cm-tooltip-autocomplete-disabled')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(textOf(page)).toContainText(name)
}

test('story: conditions and text follow each other, with completion, fixes and a preview', async ({
  page,
  client,
}) => {
  // Two views, four lists and a save: long on a busy machine.
  test.setTimeout(240_000)
  await signInByPassword(page, '/definitions/new')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Disk nearly full')
  const metric = page.getByRole('combobox', { name: 'Metric of the new condition' })
  await metric.fill('disk')
  await page.getByRole('option', { name: 'disk.space_used_perc' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const text = textOf(page)
  await expect(text).toHaveText('avg(disk.space_used_perc) > 90')

  const first = page.getByRole('group', { name: 'Condition 1' })
  await first.getByLabel('Function').selectOption('max')
  await first.getByLabel('Period').selectOption('300')
  await first.getByLabel('Times in a row').fill('3')
  await first.getByLabel('Threshold').fill('1e3')
  await expect(first.getByText('Enter a number such as 0.5')).toBeVisible()
  await first.getByLabel('Threshold').fill('92.5')
  await expect(text).toHaveText('max(disk.space_used_perc, 300) > 92.5 times 3')

  // The text, with names and values of the server.
  await text.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' or avg(cpu')
  await complete(page, 'cpu.user_perc')
  await page.keyboard.type('{host')
  await complete(page, 'hostname')
  await complete(page, 'web-01')
  await page.keyboard.type('}) => 80')
  await page.keyboard.press('Escape')
  await expect(page.getByText('The text is not an expression at the moment.')).toBeVisible()
  await expect(first.getByLabel('Threshold')).toBeDisabled()
  await page.getByRole('status', { name: 'Problems of the expression' }).getByRole('button').first().click()
  await expect(text).toHaveText(
    'max(disk.space_used_perc, 300) > 92.5 times 3 or avg(cpu.user_perc{hostname=web-01}) >= 80',
  )
  const second = page.getByRole('group', { name: 'Condition 2' })
  await expect(second.getByLabel('Comparison')).toHaveValue('>=')
  await second.getByRole('button', { name: 'Remove hostname=web-01' }).click()
  await page.getByText('All of', { exact: true }).click()
  await expect(text).toHaveText('max(disk.space_used_perc, 300) > 92.5 times 3 and avg(cpu.user_perc) >= 80')

  const effect = page.getByRole('complementary', { name: 'What this definition does' })
  await expect(effect.getByRole('region', { name: 'Alarms' })).toContainText('1 alarm over all')
  await page.getByRole('combobox', { name: 'Match by' }).click()
  await page.getByRole('option', { name: 'hostname' }).click()
  await expect(effect.getByRole('region', { name: 'Alarms' })).toContainText('2 alarms by hostname')
  await page.getByRole('combobox', { name: 'Notify on Alarm' }).click()
  await page.getByRole('option', { name: 'On call (EMAIL)' }).click()
  await page.keyboard.press('Escape')
  await expect(effect.getByRole('region', { name: 'Notifications' })).toContainText('oncall@example.org')
  await page.getByRole('button', { name: 'Create alarm definition' }).click()

  await expect(page.getByText('Alarm definition “Disk nearly full” created.')).toBeVisible()
  await expect(page).toHaveTitle(/Disk nearly full · Monasca/)
  const { elements } = await client.alarmDefinitions.list({ name: 'Disk nearly full' })
  expect(elements).toMatchObject([
    {
      expression: 'max(disk.space_used_perc, 300) > 92.5 times 3 and avg(cpu.user_perc) >= 80',
      matchBy: ['hostname'],
      severity: 'MEDIUM',
    },
  ])
  expect(elements[0]?.alarmActions).toHaveLength(1)
})

test('groups: moved and dissolved with the keyboard, in step with the text', async ({ page }) => {
  await signInByPassword(page, '/definitions/new')
  const metric = page.getByRole('combobox', { name: 'Metric of the new condition' })
  await metric.fill('mem.free')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const text = textOf(page)
  const write = async (expression: string) => {
    await text.click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    await page.keyboard.insertText(expression)
  }
  await write('(max(a) > 1 or max(b) > 2) and max(c) > 3')
  const press = (name: string | RegExp) => page.getByRole('button', { name }).press('Enter')

  await press('Move group 1 down')
  await expect(text).toHaveText('max(c) > 3 and (max(a) > 1 or max(b) > 2)')
  // Nothing is below: the focus goes to the button that moves it back.
  await expect(page.getByRole('button', { name: 'Move group 2 up' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(text).toHaveText('(max(a) > 1 or max(b) > 2) and max(c) > 3')
  // Up into the group, then past its conditions.
  await press('Move condition 3 up')
  await expect(text).toHaveText('(max(a) > 1 or max(b) > 2 or max(c) > 3)')
  await expect(page.getByRole('button', { name: 'Move condition 3 up' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Move condition 2 up' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(text).toHaveText('(max(c) > 3 or max(a) > 1 or max(b) > 2)')
  await expect(page.getByRole('button', { name: 'Move condition 1 down' })).toBeFocused()

  await write('(max(a) > 1 or max(b) > 2) and max(c) > 3')
  await press(/^Ungroup 1/)
  await expect(text).toHaveText('max(a) > 1 and max(b) > 2 and max(c) > 3')
  await expect(page.getByRole('button', { name: 'Move condition 1 down' })).toBeFocused()
})

test('refusal: explained before saving, replaced by a copy, guarded, deleted', async ({ page, client }) => {
  const { id } = await client.alarmDefinitions.create({
    name: 'Busy',
    expression: 'avg(cpu.user_perc) > 90',
    matchBy: ['hostname'],
  })
  await signInByPassword(page, `/definitions/${id}`)
  const condition = page.getByRole('group', { name: 'Condition 1' })
  await condition.getByRole('combobox', { name: 'Metric' }).fill('disk.space_used_perc')
  const refusal = page.getByRole('region', { name: /^Monasca cannot save this change/ })
  await expect(refusal).toContainText('The metrics and dimensions of the conditions cannot change.')
  await expect(refusal).toContainText('Removed: cpu.user_perc')
  await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0)

  // Leaving would lose the change.
  await page.getByRole('link', { name: 'Definitions' }).first().click()
  await page.getByRole('button', { name: 'Keep editing' }).click()

  await refusal.getByRole('textbox', { name: 'Name of the copy' }).fill('Busy disk')
  await refusal.getByRole('button', { name: 'Create a copy and disable the old one' }).click()
  await expect(page.getByText('“Busy disk” created, and the old definition disabled.')).toBeVisible()
  await expect
    .poll(() => client.alarmDefinitions.get({ alarmDefinitionId: id }))
    .toMatchObject({
      expression: 'avg(cpu.user_perc) > 90',
      actionsEnabled: false,
    })

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete “Busy disk”?' })
  await expect(dialog).toContainText('You cannot undo this.')
  await dialog.getByRole('button', { name: 'Delete definition' }).click()
  await expect(page.getByText('Alarm definition “Busy disk” deleted.')).toBeVisible()
  const { elements } = await client.alarmDefinitions.list()
  expect(elements.map(({ name }) => name)).toEqual(['Busy'])
})

test('keyboard: a definition is created without a mouse', async ({ page, client }) => {
  await signInByPassword(page, '/definitions/new')
  await tabTo(page, page.getByRole('textbox', { name: 'Name', exact: true }))
  await page.keyboard.type('By keyboard')
  await tabTo(page, textOf(page))
  await page.keyboard.type('max(disk.sp')
  await complete(page, 'disk.space_used_perc')
  await page.keyboard.type(') > 90')
  // Tab leaves the editor; the conditions follow.
  const threshold = page.getByRole('group', { name: 'Condition 1' }).getByLabel('Threshold')
  await tabTo(page, threshold)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('95')
  await tabTo(page, page.getByRole('combobox', { name: 'Match by' }))
  await page.keyboard.type('hostname')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Create alarm definition' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Alarm definition “By keyboard” created.')).toBeVisible()
  const { elements } = await client.alarmDefinitions.list()
  expect(elements).toMatchObject([{ expression: 'max(disk.space_used_perc) > 95', matchBy: ['hostname'] }])
})
