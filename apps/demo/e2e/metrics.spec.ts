import type { APIRequestContext } from '@playwright/test'
import { chart, expect, signIn, test } from './test.js'

test('list: all metrics of the project, with their number', async ({ page }) => {
  await signIn(page, '/metrics')
  await expect(page.getByTestId('matches')).toHaveText(/^\d{2,} matches$/)
  await expect(page.getByRole('link', { name: 'cpu.idle_perc' }).first()).toBeVisible()
})

test('filter by name: the list and the address follow', async ({ page }) => {
  await signIn(page, '/metrics')
  const name = page.getByRole('combobox', { name: 'Name' })
  await name.click()
  await name.fill('net.in_by')
  await page.getByRole('option', { name: 'net.in_bytes_sec' }).click()
  await expect(page).toHaveURL(/name=net\.in_bytes_sec/)
  await expect(page.getByRole('link', { name: 'net.in_bytes_sec' }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'cpu.idle_perc' })).toHaveCount(0)
})

test('filter by dimensions: chips are added and removed', async ({ page }) => {
  await signIn(page, '/metrics?name=cpu.user_perc')
  const all = Number.parseInt(await page.getByTestId('matches').innerText(), 10)
  const dimensions = page
    .getByRole('combobox', { name: 'Dimensions' })
    .or(page.getByLabel('Dimensions'))
    .first()
  await dimensions.fill('hostname=web-01')
  await dimensions.press('Enter')
  await expect(page.getByTestId('matches')).toHaveText('1 match')
  expect(all).toBeGreaterThan(1)
  await dimensions.press('Backspace')
  await expect(page.getByTestId('matches')).toHaveText(`${all} matches`)
})

test('filter: an invalid filter is explained, and not sent', async ({ page }) => {
  await signIn(page, '/metrics')
  const dimensions = page
    .getByRole('combobox', { name: 'Dimensions' })
    .or(page.getByLabel('Dimensions'))
    .first()
  await dimensions.fill('_source=x')
  await dimensions.press('Enter')
  await expect(page.getByText('cannot start with')).toBeVisible()
  await expect(page).toHaveURL('/metrics')
})

test('filter: nothing matches', async ({ page }) => {
  await signIn(page, '/metrics?name=no.such_metric')
  await expect(page.getByText('No metrics match')).toBeVisible()
  await expect(page.getByTestId('matches')).toHaveText('0 matches')
})

test('chart: average, minimum and maximum of the chosen metric', async ({ page }) => {
  await signIn(page, '/metrics?name=cpu.user_perc&range=1h')
  await page.getByRole('row').filter({ hasText: 'hostname=web-01' }).getByRole('link').click()
  const figure = chart(page, 'cpu.user_perc')
  await expect(figure.getByRole('img')).toHaveAccessibleName(/Average .*%, Maximum .*%, Minimum .*%/)
  const facts = figure.getByLabel('In the last hour')
  const number = async (name: string) =>
    Number.parseFloat(await facts.locator('div').filter({ hasText: name }).locator('dd').innerText())
  expect(await number('Minimum')).toBeLessThanOrEqual(await number('Average'))
  expect(await number('Average')).toBeLessThanOrEqual(await number('Maximum'))
  await expect(page.getByRole('row').filter({ hasText: 'hostname=web-01' })).toHaveAttribute(
    'aria-current',
    'true',
  )
})

test('chart: an address with a metric shows it at once', async ({ page }) => {
  const metric = encodeURIComponent(JSON.stringify(['load.avg_1_min', 'hostname', 'nowhere']))
  await signIn(page, `/metrics?metric=${metric}`)
  await expect(chart(page, 'load.avg_1_min').getByText('No data for this metric')).toBeVisible()
})

test('table: only visible rows are in the document, and all can be scrolled to', async ({ page }) => {
  await signIn(page, '/metrics')
  await expect(page.getByTestId('matches')).toHaveText(/^\d{3,} matches$/)
  const count = Number.parseInt(await page.getByTestId('matches').innerText(), 10)
  const table = page.getByRole('table')
  await expect(table).toHaveAttribute('aria-rowcount', String(count + 1))
  expect(await table.getByRole('link').count()).toBeLessThan(count)
  await table.getByRole('button', { name: 'Name' }).click()
  await expect(table.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending')
})

/** Posts a measurement of each metric, as an agent does. */
async function post(
  request: APIRequestContext,
  metrics: { name: string; dimensions: Record<string, string> }[],
) {
  const password = { user: { name: 'mini-mon', domain: { id: 'default' }, password: 'password' } }
  const scope = { project: { name: 'mini-mon', domain: { id: 'default' } } }
  const answer = await request.post('/identity/v3/auth/tokens', {
    data: { auth: { identity: { methods: ['password'], password }, scope } },
  })
  const token = answer.headers()['x-subject-token'] ?? ''
  const timestamp = Date.now()
  const data = metrics.map((metric, index) => ({ ...metric, timestamp, value: 10 + index }))
  const stored = await request.post('/v2.0/metrics', { headers: { 'X-Auth-Token': token }, data })
  expect(stored.status()).toBe(204)
}

test.describe('D2: values that a query cannot contain', () => {
  const name = 'e2e.odd_values'

  test.beforeAll(async ({ request }) => {
    await post(request, [
      { name, dimensions: { thing: 'a|b' } },
      { name, dimensions: { thing: 'a' } },
      { name, dimensions: { thing: 'web 1' } },
      { name, dimensions: { thing: 'web 10' } },
    ])
  })

  test('D2: a metric with `|` in a dimension value charts only its own measurements', async ({ page }) => {
    await signIn(page, `/metrics?name=${name}`)
    await page.getByRole('row').filter({ hasText: 'thing=a|b' }).getByRole('link').click()
    await expect(chart(page, name).getByRole('img')).toHaveAccessibleName(/Average 10(\.0)?, /)
    await expect(page.getByRole('button', { name: 'Live' })).toBeVisible()
  })

  test('D2: quotation marks find exactly a value with a bar', async ({ page }) => {
    await signIn(page, `/metrics?name=${name}`)
    const dimensions = page.getByLabel('Dimensions').first()
    await dimensions.pressSequentially('thing="a|b"')
    await dimensions.press('Enter')
    await expect(page.getByTestId('matches')).toHaveText('1 match')
    await expect(page.getByRole('row').filter({ hasText: 'thing=a|b' })).toBeVisible()
  })

  test('D2: a blank is part of the value, typed or completed', async ({ page }) => {
    await signIn(page, `/metrics?name=${name}`)
    const dimensions = page.getByLabel('Dimensions').first()
    await dimensions.pressSequentially('thing=web 1')
    await dimensions.press('Enter')
    await expect(page.getByTestId('matches')).toHaveText('1 match')
    await expect(page).toHaveURL(/thing%3Dweb(%20|\+)1/)
    await dimensions.press('Backspace')
    await expect(page.getByTestId('matches')).toHaveText('4 matches')
    await dimensions.fill('web 10')
    await page.getByRole('option', { name: 'thing=web 10' }).click()
    await expect(page.getByTestId('matches')).toHaveText('1 match')
  })
})

test('D2: without a chosen metric the sign is about the list', async ({ page }) => {
  await signIn(page, '/metrics')
  await expect(page.getByTestId('matches')).toHaveText(/\d+ matches/)
  await expect(page.getByRole('button', { name: /^Live, as of/ })).toBeVisible()
})

test('D2: in an empty project the sign is about what was read', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'User name' }).fill('admin')
  await page.getByRole('textbox', { name: 'Password' }).fill('secret')
  await page.getByRole('textbox', { name: 'Project' }).fill('admin')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('No host has reported data yet')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Live, as of/ })).toBeVisible()
})

test.describe('without a role', () => {
  test.use({ allowedMessages: /Failed to load resource/ })

  test('D2: the page shows that access is missing', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('textbox', { name: 'User name' }).fill('agent')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('button', { name: 'No access' })).toBeVisible()
    await page.getByRole('link', { name: 'Metrics' }).click()
    await expect(page.getByRole('button', { name: 'No access' })).toBeVisible()
  })
})
