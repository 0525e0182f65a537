import { expect, type Page, signInByRedirect, test } from './fixtures/sessionTest.js'
import { tabTo } from './test.js'

test.use({ emulatorOptions: { fleet: false } })

/** Opens the palette, and runs the first result for a text. */
async function jump(page: Page, text: string, result: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('textbox', { name: 'Search or jump to' })).toBeFocused()
  await page.keyboard.type(text)
  await expect(page.getByRole('button', { name: result, exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
}

test('keyboard only: palette, alarms, acknowledge and undo, one alarm with its ticket, its definition edited', async ({
  page,
  cloud,
  client,
}) => {
  await client.alarmDefinitions.create({
    name: 'Disk nearly full',
    expression: 'max(disk.space_used_perc) > 90',
    matchBy: ['hostname'],
  })
  await client.metrics.create(
    ['web-01', 'web-02', 'web-03'].map((hostname) => ({
      name: 'disk.space_used_perc',
      dimensions: { hostname },
      value: 96,
    })),
  )
  await cloud.emulator.advance(5000)
  await signInByRedirect(page, '/')
  const { keyboard } = page

  await jump(page, 'alarms', 'Alarms')
  const list = page.getByRole('table', { name: 'Alarms' })
  // Until a row is loaded it has no header, and nothing selects it.
  await expect(list.getByRole('rowheader')).toHaveCount(3)

  // Two of three rows.
  await keyboard.press('j')
  await keyboard.press('x')
  await keyboard.press('j')
  await keyboard.press('x')
  await expect(page.getByText('2 selected')).toBeVisible()
  await keyboard.press('a')
  const last = page.getByRole('region', { name: 'Last action' })
  await expect(last).toContainText('2 alarms acknowledged')
  await expect(list.getByText('ACKNOWLEDGED')).toHaveCount(2)
  await tabTo(page, last.getByRole('button', { name: 'Undo' }))
  await keyboard.press('Enter')
  await expect(last).toContainText('2 alarms restored')
  await expect(list.getByText('ACKNOWLEDGED')).toHaveCount(0)

  // One alarm: the focus follows to its page, and every control of it is reached by Tab.
  await keyboard.press('j')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Disk nearly full' })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Acknowledge' }))
  await keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Link' })).toBeFocused()
  await keyboard.type('https://tickets.example.org/7')
  await keyboard.press('Enter')
  const handling = page.getByRole('region', { name: 'Handling' })
  await expect(handling.getByText('ACKNOWLEDGED')).toBeVisible()

  // Its definition.
  await tabTo(page, page.getByRole('link', { name: 'Open definition' }))
  await keyboard.press('Enter')
  const threshold = page.getByRole('group', { name: 'Condition 1' }).getByLabel('Threshold')
  await tabTo(page, threshold)
  await keyboard.press('ControlOrMeta+A')
  await keyboard.type('95')
  await tabTo(page, page.getByRole('button', { name: 'Save changes' }))
  await keyboard.press('Enter')
  await expect(page.getByText('Alarm definition “Disk nearly full” saved.')).toBeVisible()
  const { elements } = await client.alarmDefinitions.list()
  expect(elements).toMatchObject([{ expression: 'max(disk.space_used_perc) > 95' }])

  // Back to the alarms by two keys.
  await tabTo(page, page.getByRole('link', { name: 'Skip to content' }))
  await keyboard.press('g')
  await keyboard.press('a')
  await expect(list.getByText('ACKNOWLEDGED')).toHaveCount(1)
})
