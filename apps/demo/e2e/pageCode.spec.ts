import { expect, signIn, test } from './test.js'

// The code of a page is loaded when it is first opened, and may not arrive.

test.use({ allowedMessages: /Failed to load resource|dynamically imported module|PageLoadError/ })

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
