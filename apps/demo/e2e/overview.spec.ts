import {
  chart,
  chooseRange,
  expect,
  type Page,
  rangeButton,
  recordRequests,
  signIn,
  test,
  waitInPage,
} from './test.js'

/** Milliseconds: longer than the shortest interval of a live chart. */
const longerThanRefresh = 6500

/** A page that updates every five seconds. */
const lively = '/?range=15m&refresh=5'

const lastPoint = async (page: Page, title: string) =>
  Number((await chart(page, title).getAttribute('data-last-point')) ?? Number.NaN)

test('live: new points arrive without a reload', async ({ page }) => {
  const opened = Date.now()
  await signIn(page, lively)
  await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
  const first = await lastPoint(page, 'CPU')
  // Measured after the page was opened, and again after that.
  const patient = { timeout: 60_000 }
  await expect.poll(() => lastPoint(page, 'CPU'), patient).toBeGreaterThan(Math.max(first, opened))
  const words = await chart(page, 'CPU').getByRole('img').getAttribute('aria-label')
  expect(words).toMatch(/User \d.*%/)
})

test('live: paused charts do not change, and resume on click', async ({ page }) => {
  const requests = recordRequests(page)
  await signIn(page, lively)
  await expect(chart(page, 'Memory').getByRole('img')).toBeVisible()
  await page.getByRole('button', { name: 'Live' }).click()
  await expect(page).toHaveURL(/refresh=off/)
  await expect(page.getByRole('button', { name: 'Paused' })).toHaveAttribute('aria-pressed', 'false')
  // Reads that began before the click still arrive.
  const isSeries = (url: string) => url.includes('/measurements')
  await expect.poll(() => [...requests.unanswered].filter(isSeries)).toEqual([])
  const before = await lastPoint(page, 'Memory')
  const sent = requests.sent.length
  await waitInPage(page, longerThanRefresh)
  expect(await lastPoint(page, 'Memory')).toBe(before)
  expect(requests.sent.slice(sent).filter(isSeries)).toEqual([])
  await page.getByRole('button', { name: 'Paused' }).click()
  await expect.poll(() => lastPoint(page, 'Memory')).toBeGreaterThan(before)
})

test('live: later reads cover the end of the range only, and the previous range stays while another loads', async ({
  page,
}) => {
  const spans: number[] = []
  page.on('request', (request) => {
    const query = new URL(request.url()).searchParams
    if (query.get('name') !== 'cpu.user_perc' || !query.has('end_time')) return
    spans.push(Date.parse(query.get('end_time') ?? '') - Date.parse(query.get('start_time') ?? ''))
  })
  await signIn(page, '/?range=6h&host=web-01&refresh=5')
  await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
  expect(spans[0]).toBe(6 * 3_600_000)
  // A fleet that is still writing its history has too few points for a partial read.
  await expect.poll(() => spans.at(-1), { timeout: 30_000 }).toBeLessThan(600_000)

  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/v2.0/metrics/statistics*', async (route) => {
    await held
    await route.continue()
  })
  const asked = page.waitForRequest('**/v2.0/metrics/statistics*name=cpu.user_perc*')
  await chooseRange(page, 'Last 3 hours')
  await asked
  await expect(page).toHaveURL(/range=3h/)
  await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
  await expect(page.getByRole('status', { name: 'CPU is loading' })).toHaveCount(0)
  const answered = page.waitForResponse('**/v2.0/metrics/statistics*name=cpu.user_perc*')
  release()
  expect((await answered).status()).toBe(200)
  await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
})

test('requests: an idle page sends at most 20 in a minute', async ({ page }) => {
  const requests = recordRequests(page)
  await page.clock.install()
  await signIn(page)
  for (const title of ['CPU', 'Memory', 'Load per core', 'Network']) {
    await expect(chart(page, title).getByRole('img')).toBeVisible()
  }
  await expect(page.getByRole('region', { name: 'Top hosts' }).getByRole('row')).not.toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Latest changes' }).getByRole('listitem')).not.toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Alarms by service' }).getByRole('listitem')).not.toHaveCount(0)
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 20_000)
  /** Moves the page's clock in steps, each of which waits for its responses. */
  const pass = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 5) {
      await page.clock.runFor(5000)
      await expect.poll(() => [...requests.unanswered]).toEqual([])
    }
  }
  // Charts of a host that has just appeared are read more often at first.
  await pass(60)
  const before = requests.sent.length
  await pass(60)
  const sent = requests.sent.slice(before).map((url) => new URL(url))
  expect(sent.length).toBeLessThanOrEqual(20)
  // Each line of the charts is among them.
  expect(sent.filter(({ searchParams }) => searchParams.get('group_by') === '*')).toHaveLength(10)
})

test('range: is kept in the address, and its statistics are requested', async ({ page }) => {
  await signIn(page)
  await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
  const request = page.waitForRequest((request) =>
    /\/metrics\/statistics\?.*name=cpu\.user_perc/.test(request.url()),
  )
  await chooseRange(page, 'Last 6 hours')
  await expect(page).toHaveURL(/range=6h/)
  await expect(rangeButton(page, 'Last 6 hours')).toBeVisible()
  const query = new URL((await request).url()).searchParams
  const span = Date.parse(query.get('end_time') ?? '') - Date.parse(query.get('start_time') ?? '')
  expect(span).toBe(6 * 3_600_000)
  expect(query.get('period')).toBe('60')
  await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
})

test('host: another host’s charts, by link and by picker', async ({ page }) => {
  await signIn(page)
  await page.getByRole('region', { name: 'Top hosts' }).getByRole('link', { name: 'web-01' }).click()
  await expect(page).toHaveURL(/host=web-01/)
  await expect(
    page.getByRole('region', { name: 'web-01' }).getByText('Simulated', { exact: true }),
  ).toBeInViewport()
  await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()

  const picker = page.getByRole('combobox', { name: 'Host' })
  await picker.click()
  await picker.fill('db-0')
  await page.getByRole('option', { name: 'db-01' }).click()
  await expect(page).toHaveURL(/host=db-01/)
})

test('gap: a host without new data shows old points, and its row is marked', async ({ page }) => {
  await signIn(page, '/?range=1h')
  const silent = page
    .getByRole('region', { name: 'Top hosts' })
    .getByRole('row')
    .filter({ hasText: 'no data' })
  await silent.getByRole('link').first().click()
  await expect(
    chart(page, 'CPU')
      .getByText(/No data since/)
      .first(),
  ).toBeVisible()
})

test('alarms: the summary shows their number, and links to them', async ({ page }) => {
  await signIn(page)
  const link = page
    .getByRole('navigation', { name: 'Alarms by state' })
    .getByRole('link', { name: /\d+ Alarm/ })
  const count = Number(/\d+/.exec(await link.innerText())?.[0])
  expect(count).toBeGreaterThan(0)
  await link.click()
  await expect(page).toHaveURL(/\/alarms\?state=ALARM/)
  await expect(page.getByRole('row').filter({ hasText: 'Alarm' }).filter({ hasText: '=' })).toHaveCount(count)
})

test('worst first: a silent host and one with a critical alarm, groups by a chosen dimension, and changes', async ({
  page,
}) => {
  await signIn(page)
  const trouble = page.getByRole('list', { name: 'Hosts that need attention' })
  const silent = trouble.getByRole('link').filter({ hasText: /No data for \d+ min/ })
  await expect(silent).toHaveCount(1)

  // The numbers of a group are those of the list of its alarms.
  const tiles = (name: string) => page.getByRole('list', { name: `Alarms by ${name}` }).getByRole('listitem')
  await expect(tiles('service').first()).toContainText('Alarm')
  await page.getByRole('combobox', { name: 'Group by' }).click()
  await page.getByRole('option', { name: 'hostname', exact: true }).click()
  await expect(page).toHaveURL(/\?group=hostname/)
  const worst = tiles('hostname').first()
  await expect(worst).toContainText(/\d+ (of \d+ )?Alarm/)
  const [, firing, all] = /(\d+)(?: of (\d+))? Alarm/.exec(await worst.innerText()) ?? []
  await worst.getByRole('link').click()
  await expect(page).toHaveURL(/\/alarms\?dimensions=/)
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(Number(all ?? firing) + 1)

  await page.goBack()
  const changes = page.getByRole('list', { name: 'Latest changes' }).getByRole('listitem')
  await expect(changes.first()).toContainText(/ago/)
  const times = await changes
    .locator('time')
    .evaluateAll((all) => all.map((time) => time.getAttribute('dateTime') ?? ''))
  expect(times.length).toBeGreaterThan(5)
  expect(times).toEqual(times.toSorted().toReversed())
  await changes.first().getByRole('link').click()
  await expect(page.getByRole('table', { name: 'State changes' })).toBeVisible()
})

test('changes: a new one appears before the next read is due', async ({ page }) => {
  await page.clock.install()
  await signIn(page)
  const changes = page.getByRole('list', { name: 'Latest changes' }).getByRole('listitem')
  await expect(changes).not.toHaveCount(0)
  await page.route('**/v2.0/alarms/count*', async (route) => {
    const response = await route.fetch()
    const body = (await response.json()) as { counts: [number, ...unknown[]][] }
    if (body.counts[0] !== undefined) body.counts[0][0] += 1
    await route.fulfill({ response, json: body })
  })
  const read = page.waitForRequest('**/v2.0/alarms?*')
  // The counts are due, but not what is read once a minute.
  await page.clock.runFor(25_000)
  await read
  await page.unrouteAll({ behavior: 'wait' })
})

test('top hosts: by a chosen metric, kept in the address', async ({ page }) => {
  await signIn(page)
  const table = page.getByRole('table', { name: 'Top hosts' })
  await expect(table.getByRole('columnheader', { name: 'CPU', exact: true })).toBeVisible()
  await page.getByRole('combobox', { name: 'Compare by' }).click()
  await page.getByRole('option', { name: 'Memory in use' }).click()
  await expect(page).toHaveURL(/top=memory/)
  await expect(table.getByRole('columnheader', { name: 'Memory in use', exact: true })).toBeVisible()
  const values = table.getByRole('row').locator('td:last-child')
  await expect(values.first()).toContainText('%')
  const numbers = (await values.allInnerTexts()).map((text) => Number.parseFloat(text.replace(/^\D+/, '')))
  const known = numbers.filter((value) => !Number.isNaN(value))
  expect(known.length).toBeGreaterThan(4)
  expect(known).toEqual(known.toSorted((a, b) => b - a))
  await page.getByRole('link', { name: /Show all \d+ hosts/ }).click()
  await expect(page).toHaveURL('/hosts?metric=memory')
})

test.describe('failure', () => {
  test.use({ allowedMessages: /Failed to load resource/ })

  test('failure: charts keep their data, show that it is old, and recover', async ({ page }) => {
    await signIn(page, lively)
    await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
    await page.route('**/v2.0/metrics/measurements*', (route) => route.abort('connectionrefused'))
    await expect(chart(page, 'CPU').getByText('Couldn’t update')).toBeVisible({ timeout: 20_000 })
    await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
    // The text of an error may be long: the charts stay beside each other, inside the page.
    const [cpu, memory] = await Promise.all([
      chart(page, 'CPU').boundingBox(),
      chart(page, 'Memory').boundingBox(),
    ])
    expect((cpu?.x ?? 0) + (cpu?.width ?? 0)).toBeLessThanOrEqual(memory?.x ?? 0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.unroute('**/v2.0/metrics/measurements*')
    await expect(chart(page, 'CPU').getByText('Couldn’t update')).toBeHidden({ timeout: 20_000 })
  })

  test('server down: shows “Reconnecting”, and recovers', async ({ page }) => {
    await signIn(page)
    const live = page.getByRole('button', { name: 'Live' })
    await expect(live).toBeVisible()
    await page.route('**/v2.0/**', (route) => route.abort('connectionrefused'))
    // The numbers of alarms are read every 20 seconds.
    await expect(page.getByRole('button', { name: 'Reconnecting' })).toBeVisible({ timeout: 40_000 })
    await expect(live).toHaveCount(0)
    await page.unroute('**/v2.0/**')
    await expect(live).toBeVisible({ timeout: 35_000 })
    await expect(page.getByText('Couldn’t update')).toHaveCount(0)
  })

  test('server down from the start: not live until a response has arrived', async ({ page }) => {
    await page.route('**/v2.0/**', (route) => route.fulfill({ status: 503, body: '{}' }))
    await signIn(page)
    await expect(page.getByRole('button', { name: /^(Connecting|Reconnecting)…/ })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Live' })).toHaveCount(0)
    await page.unroute('**/v2.0/**')
    await expect(page.getByRole('button', { name: 'Live' })).toBeVisible({ timeout: 35_000 })
  })

  test('offline: shows that it is offline, starts no request, and resumes with the network', async ({
    page,
    context,
  }) => {
    const requests = recordRequests(page)
    await signIn(page, lively)
    await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
    await context.setOffline(true)
    await expect(page.getByRole('button', { name: 'Offline' })).toBeVisible()
    const before = await lastPoint(page, 'CPU')
    // The client retries the reads that the network cut off. New ones have other times in their address.
    const cutOff = new Set(requests.unanswered)
    const sent = requests.sent.length
    await waitInPage(page, longerThanRefresh)
    expect(requests.sent.slice(sent).filter((url) => !cutOff.has(url))).toEqual([])
    await context.setOffline(false)
    await expect(page.getByRole('button', { name: 'Live' })).toBeVisible()
    await expect.poll(() => lastPoint(page, 'CPU')).toBeGreaterThan(before)
  })

  test('a chart that never loaded shows why, and can be retried', async ({ page }) => {
    await page.route('**/v2.0/metrics/measurements*', (route) => route.fulfill({ status: 500, body: '{}' }))
    await signIn(page, '/?live=false&range=15m')
    await expect(chart(page, 'CPU').getByRole('alert')).toBeVisible({ timeout: 20_000 })
    await page.unroute('**/v2.0/metrics/measurements*')
    await chart(page, 'CPU').getByRole('button', { name: 'Try again' }).click()
    await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
  })

  test('no permission: the agent’s user sees that a role is missing', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('textbox', { name: 'User name' }).fill('agent')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  })
})

test('keyboard: the navigation opens pages, and the focus follows', async ({ page }) => {
  await signIn(page)
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Explore' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle(/^(\(\d+\) )?Explore · Monasca$/)
  await expect(page.getByRole('main')).toBeFocused()
})
