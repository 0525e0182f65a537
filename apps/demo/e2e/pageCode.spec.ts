import { chart, expect, signIn, test } from './test.js'

// The code of a page is loaded when it is first opened, and may not arrive.

test.use({
  allowedMessages:
    /Failed to load resource|dynamically imported module|PageLoadError|PageBrokenError|invalid locale/,
})

test.describe('in place: the session, which no reload would outlive, goes on', () => {
  test('offline: the page says so, and goes on when the network is back', async ({ page, context }) => {
    await signIn(page, '/?live=false')
    await context.setOffline(true)
    await page.getByRole('link', { name: 'Notifications' }).click()
    await expect(page.getByRole('heading', { name: 'The network is away.' })).toBeVisible()
    await context.setOffline(false)
    await expect(page.getByRole('table', { name: 'Notification methods' })).toBeVisible()
  })

  test('no server: it is asked again by itself', async ({ page }) => {
    await signIn(page, '/?live=false')
    await page.route('**/assets/**', (route) => route.abort('connectionrefused'))
    await page.getByRole('link', { name: 'Notifications' }).click()
    await expect(page.getByRole('heading', { name: 'The server of this page' })).toBeVisible()
    await page.unroute('**/assets/**')
    await expect(page.getByRole('table', { name: 'Notification methods' })).toBeVisible()
  })

  test('no server: a press asks again at once', async ({ page }) => {
    await signIn(page, '/?live=false')
    await page.route('**/assets/**', (route) => route.fulfill({ status: 503 }))
    await page.getByRole('link', { name: 'Notifications' }).click()
    await expect(page.getByRole('heading', { name: 'The server of this page' })).toBeVisible()
    await page.unroute('**/assets/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('table', { name: 'Notification methods' })).toBeVisible()
  })
})

test('E3: code that throws is not tried again; the page offers to reload', async ({ page }) => {
  await signIn(page, '/?live=false')
  const body = 'throw new RangeError("invalid locale")'
  await page.route('**/assets/NotificationsPage-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  )
  await page.getByRole('link', { name: 'Notifications' }).click()
  await expect(page.getByRole('heading', { name: "couldn't be loaded" })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  await page.unroute('**/assets/NotificationsPage-*.js')
  await page.getByRole('button', { name: 'Reload page' }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
})

test('E3: a browser whose language is “C” shows every page', async ({ page }) => {
  test.slow()
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'language', { get: () => 'C', configurable: true })
    Object.defineProperty(Navigator.prototype, 'languages', { get: () => ['C'], configurable: true })
  })
  await signIn(page, '/?live=false')
  await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
  for (const name of ['Hosts', 'Metrics', 'Alarms', 'Notifications']) {
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }
})
