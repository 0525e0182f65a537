import { expect, signIn, test } from './test.js'

test('list: what matters most comes first, and states are words, not only colours', async ({ page }) => {
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

test('an address with a state that does not exist shows all', async ({ page }) => {
  await signIn(page, '/alarms?state=BROKEN')
  await expect(page.getByRole('radio', { name: 'All' })).toBeChecked()
})

test('empty: a project without alarms is told where they come from', async ({ page }) => {
  await page.route('**/v2.0/alarms?*', (route) => route.fulfill({ json: { links: [], elements: [] } }))
  await signIn(page, '/alarms')
  await expect(page.getByText('There are no alarms')).toBeVisible()
})

test.describe('failure', () => {
  test.use({ allowedMessages: /Failed to load resource/ })

  test('says why, and can be tried again', async ({ page }) => {
    await page.route('**/v2.0/alarms?*', (route) => route.fulfill({ status: 500, body: '{}' }))
    await signIn(page, '/alarms')
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await page.unroute('**/v2.0/alarms?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('table')).toBeVisible()
  })
})
