import { expect, signIn, test } from './test.js'

test('list: the most important alarms first, with states as text and colour', async ({ page }) => {
  await signIn(page, '/alarms')
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })
  await expect(rows.first()).toContainText('Alarm')
  await expect(rows.last()).toContainText('OK')
})

test('filter by state: the list and the address follow', async ({ page }) => {
  await signIn(page, '/alarms')
  await page.getByText('Undetermined', { exact: true }).first().click()
  await expect(page).toHaveURL(/state=UNDETERMINED/)
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })
  await expect(rows.filter({ hasText: 'OK' })).toHaveCount(0)
  await expect(rows.first()).toContainText('Undetermined')
})

test('an address with an unknown state shows all', async ({ page }) => {
  await signIn(page, '/alarms?state=BROKEN')
  await expect(page.getByRole('radio', { name: 'All' })).toBeChecked()
})

test('empty: a project without alarms shows where they come from', async ({ page }) => {
  await page.route('**/v2.0/alarms?*', (route) => route.fulfill({ json: { links: [], elements: [] } }))
  await signIn(page, '/alarms')
  await expect(page.getByText('No alarms yet')).toBeVisible()
})

test.describe('failure', () => {
  test.use({ allowedMessages: /Failed to load resource/ })

  test('shows why, and can be retried', async ({ page }) => {
    await page.route('**/v2.0/alarms?*', (route) => route.fulfill({ status: 500, body: '{}' }))
    await signIn(page, '/alarms')
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await page.unroute('**/v2.0/alarms?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('table')).toBeVisible()
  })
})
