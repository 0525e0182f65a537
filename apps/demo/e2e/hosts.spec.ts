import { chooseRange, expect, type Page, signIn, test } from './test.js'

const cards = (page: Page) => page.getByRole('list', { name: 'Hosts' }).getByRole('listitem')
const card = (page: Page, name: string) =>
  cards(page).filter({ has: page.getByRole('link', { name, exact: true }) })
const lastPoint = async (page: Page, name: string) =>
  Number((await card(page, name).getAttribute('data-last-point')) ?? Number.NaN)

/** A simulated host reports every 30 seconds; this machine, the only one that is not, every 5. */
const fleet = ['api-01', 'cache-01', 'db-01', 'db-02', 'web-01', 'web-02', 'web-03', 'worker-01']

async function names(page: Page): Promise<string[]> {
  // Each card also links to the alarms of its host.
  return cards(page).evaluateAll((all) => all.map((one) => one.querySelector('a')?.innerText ?? ''))
}

async function machine(page: Page): Promise<string> {
  await expect(cards(page)).toHaveCount(fleet.length + 1)
  return (await names(page)).find((name) => !fleet.includes(name)) ?? ''
}

test('cards: a chart for each host by name, with what it does now', async ({ page }) => {
  await signIn(page, '/hosts?sort=name')
  const own = await machine(page)
  expect((await names(page)).filter((name) => name !== own)).toEqual(fleet)
  await expect(card(page, 'web-01').getByRole('img')).toHaveAccessibleName(
    /^CPU of web-01 \(simulated\), line chart\. Newest value, .*: [\d.]+.%\.$/,
  )
  await expect(card(page, own).getByRole('img')).toHaveAccessibleName(/^CPU of \S+, line chart/)
  await expect(card(page, 'web-01').locator('canvas')).toBeVisible()
  await expect(page.locator('header').getByText(String(fleet.length + 1), { exact: true })).toBeVisible()
})

test('live: newer points arrive, a pause stops them, and it goes on', async ({ page }) => {
  await signIn(page, '/hosts')
  const own = await machine(page)
  const first = await lastPoint(page, own)
  await expect.poll(() => lastPoint(page, own), { timeout: 25_000 }).toBeGreaterThan(first)
  await page.getByRole('button', { name: 'Live' }).click()
  await expect(page).toHaveURL(/refresh=off/)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.waitForTimeout(6500)
  expect(requests.filter((url) => url.includes('/metrics/statistics'))).toEqual([])
  await page.getByRole('button', { name: 'Paused' }).click()
  await expect
    .poll(() => requests.filter((url) => url.includes('/metrics/statistics')).length)
    .toBeGreaterThan(0)
})

test('metric, range and steps: kept in the address, and asked for', async ({ page }) => {
  await signIn(page, '/hosts')
  await machine(page)
  const asked = (period: number) =>
    page.waitForRequest((request) => {
      const query = new URL(request.url()).searchParams
      return query.get('name') === 'mem.usable_perc' && query.get('period') === String(period)
    })
  const memory = asked(15)
  await page.getByRole('combobox', { name: 'Metric' }).click()
  await page.getByRole('option', { name: 'Memory in use' }).click()
  await memory
  await expect(page).toHaveURL(/metric=memory/)
  await expect(card(page, 'web-01').getByRole('img')).toHaveAccessibleName(/^Memory in use of web-01/)

  const day = asked(300)
  await chooseRange(page, 'Last 24 hours')
  const query = new URL((await day).url()).searchParams
  expect(Date.parse(query.get('end_time') ?? '') - Date.parse(query.get('start_time') ?? '')).toBe(86_400_000)

  const fine = asked(30)
  await page.getByRole('combobox', { name: 'Resolution' }).click()
  await page.getByRole('option', { name: '30 s steps' }).click()
  await fine
  await expect(page).toHaveURL(/step=30/)

  // A week of such steps would be too much: it has other steps.
  const week = asked(1800)
  await chooseRange(page, 'Last 7 days')
  await week
  await expect(page.getByRole('combobox', { name: 'Resolution' })).toHaveValue('Auto steps')
})

test('order: by value the largest first, the silent one last', async ({ page }) => {
  await signIn(page, '/hosts?metric=load&range=1h')
  await machine(page)
  await page.getByText('By value').click()
  await expect(page).toHaveURL(/sort=value/)
  await expect(cards(page).last()).toContainText('no data since')
  const values = await cards(page).getByTestId('now').allInnerTexts()
  const numbers = values.map(Number).filter((value) => !Number.isNaN(value))
  expect(numbers.length).toBeGreaterThan(fleet.length - 3)
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
})

test('order: nothing changes its place while the pointer is among the cards', async ({ page }) => {
  let isBusy = false
  await page.route('**/metrics/statistics*', async (route) => {
    const response = await route.fetch()
    const body = (await response.json()) as {
      elements: { dimensions: Record<string, string>; statistics: [string, number][] }[]
    }
    const own = body.elements.find(({ dimensions }) => dimensions['hostname'] === 'web-02')
    for (const row of (isBusy && own?.statistics) || []) row[1] = 777
    await route.fulfill({ response, json: body })
  })
  await signIn(page, '/hosts?metric=load&range=1h&sort=value')
  await machine(page)
  expect((await names(page))[0]).not.toBe('web-02')
  await cards(page).first().getByRole('link').first().hover()
  const before = await names(page)
  isBusy = true
  await expect(card(page, 'web-02')).toContainText('777', { timeout: 15_000 })
  expect(await names(page)).toEqual(before)
  await page.getByRole('heading', { name: 'Hosts', level: 1 }).hover()
  await expect(cards(page).first()).toContainText('web-02')
})

test('filter: part of a name, in the address; and what to say when nothing matches', async ({ page }) => {
  await signIn(page, '/hosts')
  await machine(page)
  const filter = page.getByRole('searchbox', { name: 'Filter by name' })
  await filter.fill('WEB')
  await expect(cards(page)).toHaveCount(3)
  await expect(page).toHaveURL(/filter=WEB/)
  await expect(page.locator('header').getByText('3 of 9')).toBeVisible()
  await filter.fill('no such')
  await expect(page.getByText('No host name contains “no such”.')).toBeVisible()
  await filter.fill('')
  await expect(cards(page)).toHaveCount(fleet.length + 1)
  await expect(page).toHaveURL('/hosts')
})

test('scale: the same for all, or its own', async ({ page }) => {
  await signIn(page, '/hosts')
  await machine(page)
  const picture = () => card(page, 'cache-01').locator('canvas').screenshot()
  await page.getByRole('button', { name: 'Live' }).click()
  const own = await picture()
  const button = page.getByRole('button', { name: 'Same scale' })
  await button.click()
  await expect(page).toHaveURL(/scale=same/)
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(async () => (await picture()).equals(own)).toBe(false)
  await button.click()
  await expect.poll(async () => (await picture()).equals(own)).toBe(true)
})

test('pointer: all cards tell their value at the same moment', async ({ page }) => {
  await signIn(page, '/hosts?range=1h')
  await machine(page)
  await expect(card(page, 'web-01').locator('canvas')).toBeVisible()
  await card(page, 'web-01').getByRole('img').hover()
  const at = /\d\d:\d\d:\d\d · [\d.]+.%/
  await expect(card(page, 'web-01')).toContainText(at)
  await expect(card(page, 'cache-01')).toContainText(at)
  await page.getByRole('heading', { name: 'Hosts', level: 1 }).hover()
  await expect(card(page, 'cache-01')).not.toContainText(at)
})

test('keyboard: from card to card, and on to the charts of that host', async ({ page }) => {
  await signIn(page, '/hosts?range=6h&sort=name')
  await machine(page)
  await card(page, 'web-01').getByRole('link', { name: 'web-01', exact: true }).focus()
  await page.keyboard.press('Tab')
  await expect(card(page, 'web-01').getByRole('link', { name: 'OK' })).toBeFocused()
  for (let link = 0; link < 3; link++) await page.keyboard.press('Tab')
  await expect(card(page, 'web-02').getByRole('link', { name: 'web-02', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?host=web-02&range=6h#host')
  await expect(page).toHaveTitle(/^(\(\d+\) )?Overview · Monasca$/)
  await expect(page.getByRole('heading', { name: 'web-02', level: 2 })).toBeInViewport()
})

test('out of sight: nothing is drawn until it is scrolled to', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 500 })
  await signIn(page, '/hosts')
  await machine(page)
  await expect(cards(page).first().locator('canvas')).toBeVisible()
  await expect(cards(page).last().locator('canvas')).toHaveCount(0)
  await cards(page).last().scrollIntoViewIfNeeded()
  await expect(cards(page).last().locator('canvas')).toBeVisible()
})

test('worst first: the colour and the number of a host are those of its alarms', async ({ page }) => {
  await signIn(page, '/hosts')
  const own = await machine(page)
  expect((await names(page)).filter((name) => name !== own)).not.toEqual(fleet)
  const ranks = await cards(page).evaluateAll((all) =>
    all.map(({ dataset: { silent, state, severity } }) =>
      state === 'ALARM' && severity === 'CRITICAL'
        ? 0
        : silent
          ? 1
          : ['', '', 'ALARM', 'UNDETERMINED'].indexOf(state ?? '?'),
    ),
  )
  const known = ranks.map((rank) => (rank === -1 ? 4 : rank))
  expect(known).toEqual(known.toSorted())
  const link = card(page, 'worker-01').getByRole('link', { name: /^\d+ Alarm/ })
  const count = Number.parseInt(await link.innerText(), 10)
  expect(count).toBeGreaterThan(0)
  await link.click()
  await expect(page).toHaveURL(/\/alarms\?dimensions=.*worker-01/)
  await expect(page.getByRole('row').filter({ hasText: /^Alarm/ })).toHaveCount(count)
})

test('views: one chart for all, a heat map by keys, and numbers', async ({ page }) => {
  await signIn(page, '/hosts?range=6h')
  await machine(page)
  await page.getByText('Overlay', { exact: true }).click()
  await expect(page).toHaveURL(/view=overlay/)
  await expect(page.getByRole('figure').getByText('worker-01')).toBeVisible()
  await expect(page.getByRole('figure').locator('canvas').first()).toBeVisible()

  await page.getByText('Heat map', { exact: true }).click()
  await expect(page).toHaveURL(/view=heat/)
  const map = page.getByRole('application', { name: /^CPU of 9 hosts/ })
  await expect(map.locator('canvas')).toHaveCount(9)
  await map.focus()
  const reading = page.getByRole('region', { name: /^Heat map/ }).getByRole('status')
  await page.keyboard.press('ArrowDown')
  const [first] = (await map.getByRole('link').allInnerTexts()) as [string]
  await expect(reading).toHaveText(new RegExp(`^${first}, \\d\\d:\\d\\d:\\d\\d: `))
  const before = await reading.innerText()
  await page.keyboard.press('ArrowLeft')
  await expect(reading).not.toHaveText(before)
  await page.keyboard.press('ArrowDown')
  await expect(reading).not.toContainText(`${first},`)
  await map.locator('canvas').first().hover()
  await expect(reading).toContainText(`${first},`)

  await page.getByRole('radiogroup', { name: 'View' }).getByText('Table').click()
  await expect(page).toHaveURL(/view=table/)
  await expect(page.getByRole('table', { name: 'CPU of hosts' }).getByRole('row')).toHaveCount(10)
  await page.goBack()
  await expect(page).toHaveURL(/view=heat/)
})

test('3,000 hosts: only those in sight are in the document, and the last one can be reached', async ({
  page,
}) => {
  const host = (index: number) => ({ hostname: `node-${String(index).padStart(4, '0')}` })
  const all = Array.from({ length: 3000 }, (_, index) => host(index))
  await page.route('**/v2.0/metrics?*', (route) =>
    route.fulfill({
      json: {
        links: [],
        elements: all.map((dimensions, id) => ({ id: String(id), name: 'cpu.user_perc', dimensions })),
      },
    }),
  )
  await page.route('**/v2.0/metrics/statistics*', (route) => {
    const time = new Date(Math.floor(Date.now() / 15_000) * 15_000 - 15_000).toISOString()
    return route.fulfill({
      json: {
        links: [],
        elements: all.map((dimensions, id) => ({
          id: String(id),
          name: 'cpu.percent',
          dimensions,
          columns: ['timestamp', 'avg'],
          statistics: [[time, id % 100]],
        })),
      },
    })
  })
  await signIn(page, '/hosts?sort=name')
  await expect(cards(page).first()).toContainText('node-0000')
  expect(await cards(page).count()).toBeLessThan(120)
  await expect(cards(page).first()).toHaveAttribute('aria-setsize', '3000')
  await expect(page.locator('header').getByText('3,000', { exact: true })).toBeVisible()
  await page.keyboard.press('End')
  await expect(card(page, 'node-2999')).toBeInViewport()
  expect(await cards(page).count()).toBeLessThan(120)
  await page.getByText('Heat map', { exact: true }).click()
  const map = page.getByRole('application')
  await map.focus()
  await page.keyboard.press('End')
  for (let page10 = 0; page10 < 3; page10++) await page.keyboard.press('PageDown')
  expect(await map.locator('canvas').count()).toBeLessThan(120)
})

test.describe('failure', () => {
  test.use({ allowedMessages: /Failed to load resource/ })

  test('charts stay, with one notice for all, and recover', async ({ page }) => {
    await signIn(page, '/hosts')
    await machine(page)
    await page.route('**/v2.0/**', (route) => route.abort('connectionrefused'))
    await expect(page.getByText('Couldn’t update')).toHaveCount(1, { timeout: 20_000 })
    await expect(page.getByRole('button', { name: 'Reconnecting' })).toBeVisible()
    await expect(card(page, 'web-01').getByRole('img')).toBeVisible()
    await page.unroute('**/v2.0/**')
    await expect(page.getByText('Couldn’t update')).toHaveCount(0, { timeout: 35_000 })
  })

  test('nothing ever loaded: says why, and can be tried again', async ({ page }) => {
    await page.route('**/v2.0/metrics/statistics*', (route) => route.fulfill({ status: 500, body: '{}' }))
    await signIn(page, '/hosts?live=false')
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible({ timeout: 20_000 })
    await page.unroute('**/v2.0/metrics/statistics*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(card(page, 'web-01').getByRole('img')).toBeVisible()
  })

  test('no permission: the agent’s user sees that a role is missing', async ({ page }) => {
    await page.goto('/sign-in?redirect=/hosts')
    await page.getByRole('textbox', { name: 'User name' }).fill('agent')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('roles')
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  })
})

test('no hosts yet: says so', async ({ page }) => {
  await page.route('**/v2.0/metrics?*', (route) => route.fulfill({ json: { links: [], elements: [] } }))
  await page.route('**/v2.0/metrics/statistics*', (route) =>
    route.fulfill({ json: { links: [], elements: [] } }),
  )
  await signIn(page, '/hosts')
  await expect(page.getByText('No host has reported data yet')).toBeVisible()
})
