import type { Page } from '@playwright/test'
import { expect, test } from './test.js'

// Each kind of server failure has its own message.
test.use({ allowedMessages: /Failed to load resource/ })

type Addresses = { keystone?: string; monasca?: string }

async function signInAt(page: Page, { keystone, monasca }: Addresses): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Domain and addresses' }).click()
  if (keystone !== undefined) await page.getByLabel('Keystone address').fill(keystone)
  if (monasca !== undefined) await page.getByLabel('Monasca address').fill(monasca)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('wrong address: the server there is not a Keystone', async ({ page }) => {
  await signInAt(page, { keystone: '/assets' })
  await expect(page.getByRole('alert')).toContainText(/No usable Keystone at .*\/assets/)
})

test('HTML instead of JSON: names the address', async ({ page }) => {
  await signInAt(page, { keystone: '/sign-in' })
  await expect(page.getByRole('alert')).toContainText(/No usable Keystone at .*\/sign-in/)
})

test('refused connection: names the address', async ({ page }) => {
  await page.route('**/identity/**', (route) => route.abort('connectionrefused'))
  await page.route('**/identity', (route) => route.abort('connectionrefused'))
  await signInAt(page, {})
  await expect(page.getByRole('alert')).toContainText(/No connection to .*\/identity/)
})

test('wrong Monasca address: the page names it, and can retry', async ({ page }) => {
  await signInAt(page, { monasca: '/sign-in' })
  await expect(page.getByText(/did not respond with JSON/).first()).toBeVisible()
})

test('no monitoring endpoint in the catalog: lists what the catalog has', async ({ page }) => {
  await page.route('**/v3/auth/tokens', async (route) => {
    const response = await route.fetch()
    const body = (await response.json()) as { token: { catalog: { type: string }[] } }
    body.token.catalog = body.token.catalog.filter(({ type }) => type !== 'monitoring')
    await route.fulfill({ response, json: body })
  })
  await signInAt(page, { monasca: '' })
  await expect(page.getByText(/catalog has no .*endpoint for "monitoring"/).first()).toBeVisible()
})
