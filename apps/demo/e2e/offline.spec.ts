import { chart, expect, type Page, recordRequests, signIn, test } from './test.js'

test.use({ allowedMessages: /Failed to load resource/ })

/** What the page says in numbers, apart from ages, which go on. */
async function numbers(page: Page): Promise<string[]> {
  const parts = [
    page.getByRole('navigation', { name: 'Alarms by state' }).getByRole('link'),
    page.getByRole('list', { name: 'Alarms by service' }).getByRole('listitem'),
    page.getByRole('list', { name: 'Latest changes' }).getByRole('link'),
    page.getByRole('table', { name: 'Top hosts' }).getByRole('row'),
  ]
  return (await Promise.all(parts.map((part) => part.allInnerTexts()))).flat()
}

test('story: offline and back: all numbers stay, say that they are old, and become current again', async ({
  page,
  context,
}) => {
  const requests = recordRequests(page)
  await page.clock.install()
  await signIn(page, '/?range=15m')
  const notice = page.getByText('You’re offline. The data on this page is from')
  await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Top hosts' })).toContainText('%')
  await expect(page.getByRole('list', { name: 'Latest changes' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Alarms by service' })).toBeVisible()
  await expect(notice).toHaveCount(0)
  await expect(page).toHaveTitle(/^\(\d+\) Overview/)
  // What is under way would still arrive.
  const isData = (url: string) => url.includes('/v2.0/')
  await expect.poll(() => [...requests.unanswered].filter(isData)).toEqual([])
  // Menus and lists load a few seconds after the page, so that they open without a network.
  const isMenu = (url: string) => url.includes('/assets/mantine-')
  await expect.poll(() => requests.sent.some(isMenu)).toBe(true)
  await expect.poll(() => [...requests.unanswered]).toEqual([])

  await context.setOffline(true)
  await expect(notice).toBeVisible()
  await expect(notice).toContainText(/from \d\d:\d\d\./)
  await expect(page.getByRole('button', { name: /^Offline, data from \d\d:\d\d/ })).toBeVisible()
  await expect(page).toHaveTitle(/^\(\d+\?\) Overview/)
  await expect(
    page.getByRole('navigation', { name: 'Pages' }).getByText('in alarm when last updated'),
  ).toBeAttached()
  const before = await numbers(page)
  expect(before.length).toBeGreaterThan(20)

  // What needs no request works: another page with its data, and back.
  await page.getByRole('navigation', { name: 'Alarms by state' }).getByRole('link').first().hover()
  await page.getByRole('combobox', { name: 'Group by' }).click()
  await page.getByRole('option', { name: 'hostname', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Alarms by hostname' }).getByRole('listitem')).not.toHaveCount(
    0,
  )
  await page.goBack()
  await expect.poll(() => numbers(page)).toEqual(before)
  await expect(notice).toBeVisible()

  // Long enough that all of it is old.
  await page.clock.runFor(90_000)
  await expect.poll(() => numbers(page)).toEqual(before)
  const sent = requests.sent.length
  await context.setOffline(false)
  await expect(notice).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Live, as of \d\d:\d\d:\d\d/ })).toBeVisible()
  await expect(page).toHaveTitle(/^\(\d+\) Overview/)
  // Counts, groups, changes and charts are read again, without a reload.
  const again = () => requests.sent.slice(sent).map((url) => new URL(url).pathname)
  await expect
    .poll(again)
    .toEqual(expect.arrayContaining(['/v2.0/alarms/count', '/v2.0/alarms', '/v2.0/metrics/statistics']))
  expect(again()).not.toContain('/')
})

test('server away: everything on the page says that it is old', async ({ page }) => {
  await signIn(page, '/hosts')
  await expect(page.getByRole('list', { name: 'Hosts' })).toBeVisible()
  await page.route('**/v2.0/**', (route) => route.abort('connectionrefused'))
  const notice = page.getByText('The server does not respond. Retrying… The data on this page is from')
  await expect(notice).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('list', { name: 'Hosts' })).toBeVisible()
  await page.unroute('**/v2.0/**')
  await expect(notice).toHaveCount(0, { timeout: 60_000 })
})
