import { chart, expect, signIn, test } from './test.js'

// The code of a page is loaded when it is first opened, and may not arrive.

test.use({
  allowedMessages:
    /Failed to load resource|dynamically imported module|PageLoadError|PageBrokenError|invalid locale/,
})

test.describe('in place: the session, which a reload would end, continues', () => {
  test('offline: the page shows it, and loads when the network is back', async ({ page, context }) => {
    await signIn(page, '/?live=false')
    await context.setOffline(true)
    await page.getByRole('link', { name: 'Notifications' }).click()
    await expect(page.getByRole('heading', { name: 'You’re offline.' })).toBeVisible()
    await context.setOffline(false)
    await expect(page.getByRole('table', { name: 'Notification methods' })).toBeVisible()
  })

  test('no server: retries automatically', async ({ page }) => {
    await signIn(page, '/?live=false')
    await page.route('**/assets/**', (route) => route.abort('connectionrefused'))
    await page.getByRole('link', { name: 'Notifications' }).click()
    await expect(page.getByRole('heading', { name: 'Couldn’t reach the dashboard’s server.' })).toBeVisible()
    await page.unroute('**/assets/**')
    await expect(page.getByRole('table', { name: 'Notification methods' })).toBeVisible()
  })

  test('no server: a click retries immediately', async ({ page }) => {
    await signIn(page, '/?live=false')
    await page.route('**/assets/**', (route) => route.fulfill({ status: 503 }))
    await page.getByRole('link', { name: 'Notifications' }).click()
    await expect(page.getByRole('heading', { name: 'Couldn’t reach the dashboard’s server.' })).toBeVisible()
    await page.unroute('**/assets/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('table', { name: 'Notification methods' })).toBeVisible()
  })
})

test('a style sheet that did not load is loaded again, before the page is shown', async ({ page }) => {
  await signIn(page, '/?live=false')
  const styles: number[] = []
  await page.route('**/assets/NotificationsPage-*.css', (route) => {
    styles.push(styles.length)
    return styles.length === 1 ? route.abort('connectionrefused') : route.continue()
  })
  await page.getByRole('link', { name: 'Notifications' }).click()
  await expect(page.getByRole('heading', { name: 'Couldn’t reach the dashboard’s server.' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Notification methods' })).toBeVisible()
  expect(styles).toHaveLength(2)
  const loaded = page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(
      ({ sheet }) => sheet !== null,
    ),
  )
  expect(await loaded).not.toContain(false)
})

test('E3: code that throws is not retried; the page offers to reload', async ({ page }) => {
  await signIn(page, '/?live=false')
  const body = 'throw new RangeError("invalid locale")'
  await page.route('**/assets/NotificationsPage-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  )
  await page.getByRole('link', { name: 'Notifications' }).click()
  await expect(page.getByRole('heading', { name: 'Couldn’t load this page.' })).toBeVisible()
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
  const navigation = page.getByRole('navigation', { name: 'Pages' })
  for (const name of ['Hosts', 'Explore', 'Alarms', 'Definitions', 'Notifications']) {
    // A count may follow the name.
    await navigation.getByRole('link', { name: new RegExp(`^${name}`) }).click()
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }
})
