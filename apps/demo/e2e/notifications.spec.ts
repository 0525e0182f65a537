import { expect, type Page, signInByPassword, test } from './fixtures/sessionTest.js'

function table(page: Page) {
  return page.getByRole('table', { name: 'Notification methods' })
}

async function choose(page: Page, method: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${method}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test.describe('server without EMAIL', () => {
  test.use({
    emulatorOptions: { notificationTypes: ['PAGERDUTY', 'SLACK', 'WEBHOOK'] },
    allowedMessages: /status of 4/,
  })

  test('story: create, refused and corrected, clone, edit, delete with its consequences', async ({
    page,
    client,
  }) => {
    // It signs in twice.
    test.slow()
    await signInByPassword(page)
    await expect(page.getByText('No notification methods yet.')).toBeVisible()

    // The form offers the types of the server, and sends the one that it shows.
    await page.getByRole('link', { name: 'Create notification method' }).click()
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
    const type = page.getByRole('combobox', { name: 'Type' })
    await expect(type.getByRole('option')).toHaveText(['PAGERDUTY', 'SLACK', 'WEBHOOK'])
    await expect(type).toHaveValue('PAGERDUTY')
    await page.getByRole('textbox', { name: 'Name' }).fill('On call')
    await page.getByRole('textbox', { name: 'Integration key' }).fill('e93facc04764012d7bfb002500d5d1a6')
    const period = page.getByRole('combobox', { name: 'Repeat' })
    await period.selectOption('Other period…')
    const seconds = page.getByRole('textbox', { name: 'Period in seconds' })
    await seconds.fill('10')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(seconds).toHaveAccessibleDescription(/period must be one of 0, 60/)
    await period.selectOption('Every minute')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(page.getByText('“On call” created')).toBeVisible()
    const row = table(page).getByRole('row', { name: /On call/ })
    await expect(row).toContainText('Every minute')
    await expect(row).toContainText('Unused')
    await expect(row).not.toContainText('e93facc0')
    await row.getByRole('button', { name: 'Show address of On call' }).click()
    await expect(row).toContainText('e93facc04764012d7bfb002500d5d1a6')
    const { elements } = await client.notifications.list()
    expect(elements).toMatchObject([{ name: 'On call', type: 'PAGERDUTY', period: 60 }])

    // A definition uses it, and another one has nothing else.
    const actions = elements.map(({ id }) => id)
    for (const name of ['Disk full', 'Too warm']) {
      await client.alarmDefinitions.create({ name, expression: 'max(x) > 1', alarmActions: actions })
    }
    await signInByPassword(page)
    await expect(row.getByRole('button', { name: '2 definitions' })).toBeVisible()

    await choose(page, 'On call', 'Clone')
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('On call (copy)')
    await page.goBack()
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveCount(0)
    await page.goForward()
    await page.getByRole('textbox', { name: 'Name' }).fill('Chat')
    await type.selectOption('WEBHOOK')
    const url = page.getByRole('textbox', { name: 'URL' })
    await url.fill('hooks.example.org')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(url).toHaveAccessibleDescription(/Start with http:\/\/ or https:\/\/\./)
    await url.fill('https://hooks.example.org')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(table(page).getByRole('row', { name: /Chat/ })).toContainText('https://hooks.example.org')

    // A name that another user has just taken.
    await table(page).getByRole('link', { name: 'Chat' }).click()
    await client.notifications.create({ name: 'Team', type: 'SLACK', address: 'https://slack.example.org' })
    const name = page.getByRole('textbox', { name: 'Name' })
    await name.fill('Team')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(name).toHaveAccessibleDescription(/already exists/)
    await name.fill('Team chat')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('“Team chat” saved')).toBeVisible()
    await expect(table(page).getByRole('link', { name: 'Team chat' })).toBeFocused()

    await choose(page, 'On call', 'Test')
    const recipe = page.getByRole('dialog', { name: 'Test On call' })
    await expect(recipe).toContainText(`--alarm-actions ${actions[0]}`)
    await page.keyboard.press('Escape')
    await expect(recipe).toHaveCount(0)

    await choose(page, 'On call', 'Delete')
    const dialog = page.getByRole('dialog', { name: 'Delete On call?' })
    await expect(dialog).toContainText('Monasca removes it from 2 alarm definitions')
    await expect(dialog).toContainText('2 definitions will no longer send notifications')
    await dialog.getByRole('button', { name: 'Delete method' }).click()
    await expect(dialog).toHaveCount(0)
    const silent = page.getByRole('table', { name: 'Definitions without notifications' })
    await expect(silent.getByRole('row').nth(2)).toContainText('Too warm')
    await expect(silent.getByRole('row').nth(1)).toContainText('No notification methods')
    await expect(page).toHaveURL('/notifications')
  })
})
