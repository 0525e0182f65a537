import { account, expect, signInAtProvider, signInByPassword, test } from './fixtures/sessionTest.js'

// Two dashboards behind a load balancer that sends each request to the next of them.
test.use({ instances: 2 })

test('Keystone’s web single sign-on begins at one instance, and ends at another', async ({ page, cloud }) => {
  await page.goto('/notifications')
  await page.getByRole('button', { name: 'Sign in with Example via Keystone' }).click()
  await signInAtProvider(page)
  await expect(account(page)).toBeVisible()
  await expect(page).toHaveURL('/notifications')
  for (const count of cloud.balancer?.counts ?? [0]) expect(count).toBeGreaterThan(0)
})

test('gateway: a session and its reads through both instances', async ({ page, cloud }) => {
  await signInByPassword(page, '/alarms')
  const before = [...(cloud.balancer?.counts ?? [])]
  for (const name of ['Hosts', 'Notifications', 'Definitions']) {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
  await expect
    .poll(() => Math.min(...(cloud.balancer?.counts ?? [])) - Math.max(...before))
    .toBeGreaterThan(2)
})
