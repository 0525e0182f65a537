import { expect, type Page, signIn, test } from './test.js'

const bodyRows = (page: Page) =>
  page.getByRole('table', { name: 'Alarms' }).locator('tbody').getByRole('row').filter({ hasText: /\w/ })

test('list: the most important first; filters and sort are in the address, and Back undoes each', async ({
  page,
}) => {
  await signIn(page, '/alarms?state=BROKEN&sort=unknown')
  const rows = bodyRows(page)
  await expect(rows.first()).toContainText('Alarm')

  const undetermined = page.getByRole('button', { name: /Undetermined/ })
  await expect(undetermined).toHaveAttribute('aria-pressed', 'false')
  await undetermined.click()
  await expect(page).toHaveURL(/state=UNDETERMINED/)
  await expect(rows.first()).toContainText('Undetermined')
  await expect(rows.filter({ hasText: 'OK' })).toHaveCount(0)
  await page.goBack()
  await expect(undetermined).toHaveAttribute('aria-pressed', 'false')
  await expect(rows.first()).toContainText('Alarm')

  const head = page.getByRole('columnheader', { name: 'Alarm', exact: true })
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await page
    .getByRole('columnheader', { name: 'Severity' })
    .getByRole('button')
    .click({ modifiers: ['Shift'] })
  await expect(page).toHaveURL(/sort=definition%2C-severity/)

  // A dimension by completion: the name, then one of its values.
  await page.getByRole('combobox', { name: 'Dimensions' }).fill('host')
  await page.getByRole('option', { name: 'hostname=' }).click()
  await page
    .getByRole('option', { name: /^hostname=/ })
    .first()
    .click()
  await expect(page).toHaveURL(/dimensions=/)
  await page.goBack()
  await expect(page).not.toHaveURL(/dimensions=/)

  // What the API cannot filter by is searched in the browser, which the page says.
  await page.getByRole('searchbox', { name: 'Text' }).fill('cpu')
  await expect(page.getByText('Monasca cannot filter by text')).toBeVisible()
  await expect(rows.first()).toContainText(/cpu/i)
  await page.getByRole('searchbox', { name: 'Text' }).fill('no such thing')
  await expect(page.getByText('No alarms match these filters')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await rows.first().focus()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/alarms\/[0-9a-f-]{36}/)
})

test.describe('failure', () => {
  test.use({ allowedMessages: /Failed to load resource/ })

  test('empty, then a failure with its reason, then a retry', async ({ page }) => {
    const list = /\/v2\.0\/alarms(\?|$)/
    await page.route(list, (route) => route.fulfill({ json: { links: [], elements: [] } }))
    await signIn(page, '/alarms')
    await expect(page.getByText('No alarms yet')).toBeVisible()
    await page.unroute(list)
    await page.route(list, (route) =>
      route.fulfill({ status: 400, json: { bad_request: { message: 'Broken' } } }),
    )
    await page.getByRole('button', { name: /OK/ }).click()
    const failure = page.getByRole('main').getByRole('alert')
    await expect(failure).toContainText('Broken')
    await page.unroute(list)
    await failure.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('table', { name: 'Alarms' })).toBeVisible()
  })
})
