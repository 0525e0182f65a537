import type { APIRequestContext } from '@playwright/test'
import { chart, expect, type Page, signIn, test } from './test.js'

/** The address of queries. */
const explore = (queries: unknown, more = '') =>
  `/explore?q=${encodeURIComponent(JSON.stringify(queries))}${more}`

const tree = (page: Page) => page.getByRole('tree', { name: 'Metrics' })
const node = (page: Page, name: RegExp | string) => tree(page).getByRole('treeitem', { name })
const find = (page: Page) => page.getByRole('searchbox', { name: 'Find metrics' })
const query = (page: Page, letter = 'A') => page.getByRole('region', { name: `Query ${letter}` })
const series = (page: Page) => page.getByRole('table', { name: 'Series' }).getByRole('row')
/** The queries in the address. */
const inAddress = (page: Page) => JSON.parse(new URL(page.url()).searchParams.get('q') ?? 'null') as unknown

/** Chooses an option of a list that a field opens. */
async function choose(page: Page, field: ReturnType<Page['locator']>, option: string): Promise<void> {
  await field.click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('tree: all metrics of the project by prefix, with keys', async ({ page }) => {
  await signIn(page, '/explore')
  await expect(page.getByTestId('matches')).toHaveText(/^\d{2,} names, \d{2,} series$/)
  await expect(page.getByText('Choose a metric to draw it.')).toBeVisible()
  const cpu = node(page, /^cpu\. /)
  await expect(cpu).toHaveAttribute('aria-expanded', 'false')
  await tree(page).focus()
  await page.keyboard.press('c')
  await expect(cpu).toHaveAttribute('data-active', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(cpu).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.type('idle')
  const idle = node(page, /^cpu\.idle_perc /)
  await expect(idle).toHaveAttribute('data-active', 'true')
  await expect(idle).toHaveAttribute('aria-level', '2')
  await page.keyboard.press('Enter')
  await expect(idle).toHaveAttribute('aria-selected', 'true')
  await expect(chart(page, 'cpu.idle_perc').getByRole('img')).toBeVisible()
  await page.keyboard.type('user')
  await page.keyboard.press('Shift+Enter')
  await expect(query(page, 'B').getByRole('combobox', { name: 'Metric' })).toHaveValue('cpu.user_perc')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(cpu).toHaveAttribute('aria-expanded', 'false')
  expect(inAddress(page)).toEqual([{ metric: 'cpu.idle_perc' }, { metric: 'cpu.user_perc' }])
})

test('search: part of a name, and a value with its filter; what to say when nothing matches', async ({
  page,
}) => {
  await signIn(page, '/explore')
  await find(page).fill('in_by')
  await expect(page).toHaveURL(/find=in_by/)
  await expect(node(page, /^net\.in_bytes_sec /)).toBeVisible()
  await expect(node(page, /^cpu\./)).toHaveCount(0)
  await find(page).fill('web-01')
  await expect(node(page, /^hostname=web-01 /).first()).toBeVisible()
  await node(page, /^hostname=web-01 /)
    .first()
    .click()
  await expect(page).toHaveURL(/q=/)
  expect(inAddress(page)).toMatchObject([{ dimensions: { hostname: ['web-01'] } }])
  await find(page).fill('no.such_metric')
  await expect(page.getByText('No metrics match')).toBeVisible()
  await expect(page.getByTestId('matches')).toHaveText('0 matches')
})

test('queries: values with completion, functions, groups, label, unit and order; Back undoes each', async ({
  page,
}) => {
  await signIn(page, explore([{ metric: 'cpu.user_perc' }]))
  const lines = page.getByTestId('lines')
  await expect(lines).toHaveText(/^\d+ lines, 1 request per update$/)
  const all = await lines.innerText()
  await choose(page, query(page).getByRole('combobox', { name: 'Filter by' }), 'hostname')
  const hostname = query(page).getByRole('combobox', { name: 'hostname' })
  await choose(page, hostname, 'web-01')
  await choose(page, hostname, 'web-02')
  await expect(lines).toHaveText('2 lines, 1 request per update')
  await expect(series(page)).toHaveCount(3)
  await choose(page, query(page).getByRole('combobox', { name: 'Show' }), 'Maximum')
  await expect(lines).toHaveText('4 lines, 1 request per update')
  await page.keyboard.press('Escape')
  await query(page).getByRole('button', { name: 'Options of query A' }).click()
  await query(page).getByRole('checkbox', { name: 'Merge into one line' }).check()
  await expect(lines).toHaveText('2 lines, 1 request per update')
  await query(page).getByRole('textbox', { name: 'Label' }).fill('{function} of all')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('figure').getByRole('img')).toHaveAccessibleName(/max of all/)
  await query(page).getByRole('button', { name: 'Actions of query A' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await query(page, 'B').getByRole('button', { name: 'Hide query B' }).click()
  await expect(lines).toHaveText('2 lines, 1 request per update')
  await query(page, 'B').getByRole('button', { name: 'Actions of query B' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(query(page, 'A').getByRole('button', { name: 'Show query A' })).toBeVisible()
  await query(page, 'A').getByRole('button', { name: 'Actions of query A' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(query(page, 'B')).toHaveCount(0)
  expect(inAddress(page)).toEqual([
    {
      metric: 'cpu.user_perc',
      dimensions: { hostname: ['web-01', 'web-02'] },
      functions: ['avg', 'max'],
      merge: true,
      alias: '{function} of all',
    },
  ])
  for (let step = 0; step < 9; step++) await page.goBack()
  await expect(lines).toHaveText(all)
})

test('an average in its band; the period is chosen with a reason; another unit has a separate axis', async ({
  page,
}) => {
  const queries = [
    {
      metric: 'cpu.user_perc',
      dimensions: { hostname: ['web-01'] },
      functions: ['avg', 'min', 'max'],
      period: 300,
    },
    { metric: 'net.in_bytes_sec', dimensions: { hostname: ['web-01'] }, merge: true },
  ]
  await signIn(page, explore(queries, '&range=6h'))
  const figure = page.getByRole('figure')
  await expect(figure.getByRole('img')).toHaveAccessibleName(/%.*net\.in_bytes_sec/)
  await expect(query(page).getByText('5 min: chosen')).toBeVisible()
  await expect(query(page, 'B').getByText(/^60 s: 360 points in 6 h$/)).toBeVisible()
  await choose(
    page,
    page.getByRole('group', { name: 'Chart settings' }).getByRole('combobox', { name: 'Draw' }),
    'Bars',
  )
  await expect(page).toHaveURL(/bars/)
  await expect(figure.getByRole('img')).toBeVisible()
})

test('an address that cannot be read says why, and keeps what it can', async ({ page }) => {
  await signIn(page, explore([{ metric: 'cpu.user_perc', period: -1 }], '&find=cpu'))
  await expect(page.getByRole('alert')).toContainText('q.0.period must be at least 1 second.')
  await expect(node(page, /^cpu\.user_perc /)).toBeVisible()
})

test('an old address of the metrics page leads here', async ({ page }) => {
  const metric = encodeURIComponent(JSON.stringify(['load.avg_1_min', 'hostname', 'nowhere']))
  await signIn(page, `/metrics?metric=${metric}&range=6h`)
  await expect(page).toHaveURL(/\/explore\?.*range=6h/)
  await expect(chart(page, 'load.avg_1_min').getByText('No data for this metric')).toBeVisible()
})

test('an alarm on the metric: its states and threshold; a new alarm starts with the query', async ({
  page,
}) => {
  await signIn(page, explore([{ metric: 'cpu.user_perc', dimensions: { hostname: ['web-01'] } }]))
  const figure = chart(page, 'cpu.user_perc')
  await expect(figure.getByRole('img')).toBeVisible()
  await page.getByRole('combobox', { name: 'Alarm' }).click()
  await page.getByRole('option').first().click()
  await expect(page).toHaveURL(/alarm=/)
  await expect(figure.getByRole('img')).toHaveAccessibleName(/Threshold [><≥≤] \d+ %/)
  await page.getByRole('link', { name: 'Create alarm from this' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New alarm definition' })).toBeVisible()
  await expect(page.getByText(/avg\(cpu\.user_perc\{hostname=web-01\}\) > /).first()).toBeVisible()
})

test('copy as: five languages, and no token', async ({ page }) => {
  let token = ''
  page.on('request', (request) => {
    token = request.headers()['x-auth-token'] ?? token
  })
  await signIn(page, explore([{ metric: 'cpu.user_perc', dimensions: { hostname: ['web-01'] } }]))
  await expect(chart(page, 'cpu.user_perc').getByRole('img')).toBeVisible()
  await page.getByRole('button', { name: 'Copy as…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Copy as' })
  const code = dialog.getByRole('textbox', { name: 'Code' })
  const expected = [
    ['@monasca/core', 'listAll(listStatistics, client'],
    ['React hook', 'useLiveSeries({'],
    ['curl', "--data-urlencode 'dimensions=hostname:web-01'"],
    ['monasca', 'monasca metric-statistics cpu.user_perc avg '],
    ['Python', 'monasca.metrics.list_statistics('],
  ] as const
  expect(token).not.toBe('')
  for (const [language, text] of expected) {
    await dialog.getByText(language, { exact: true }).click()
    await expect(code).toHaveValue(new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    expect(await code.inputValue()).not.toContain(token)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
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
      { name, dimensions: { thing: 'ü ☂' } },
    ])
  })

  test('D2: a value with `|` is found, and draws only its own measurements', async ({ page }) => {
    await signIn(page, '/explore')
    await find(page).fill('A|B')
    await node(page, 'thing=a|b 1 series').click()
    await expect(chart(page, name).getByRole('img')).toHaveAccessibleName(/ 10(\.0)?[,.]/)
    await expect(page.getByTestId('lines')).toHaveText('1 line, 1 request per update')
    // Merged, it is still only this value.
    await query(page).getByRole('button', { name: 'Options of query A' }).click()
    await query(page).getByRole('checkbox', { name: 'Merge into one line' }).check()
    await expect(page).toHaveURL(/merge/)
    await expect(chart(page, name).getByRole('img')).toHaveAccessibleName(/ 10(\.0)?[,.]/)
    await expect(page.getByRole('button', { name: /^Live/ })).toBeVisible()
  })

  test('D2: blanks and other letters are part of a value, typed or completed; a wrong one is refused', async ({
    page,
  }) => {
    await signIn(page, explore([{ metric: name, dimensions: { thing: [] } }]))
    const lines = page.getByTestId('lines')
    await expect(lines).toHaveText('5 lines, 1 request per update')
    const thing = query(page).getByRole('combobox', { name: 'thing' })
    await thing.fill('web 1')
    await thing.press('Enter')
    await expect(lines).toHaveText('1 line, 1 request per update')
    expect(inAddress(page)).toEqual([{ metric: name, dimensions: { thing: ['web 1'] } }])
    await choose(page, thing, 'ü ☂')
    await expect(lines).toHaveText('2 lines, 1 request per update')
    await thing.fill('a;b')
    await thing.press('Enter')
    await expect(page.getByText('cannot have')).toBeVisible()
    await expect(lines).toHaveText('2 lines, 1 request per update')
  })
})

test('D2: without a query the sign is about the list', async ({ page }) => {
  await signIn(page, '/explore')
  await expect(page.getByTestId('matches')).toHaveText(/\d+ series/)
  await expect(page.getByRole('button', { name: /^Live, as of/ })).toBeVisible()
})

test('D2: an empty project teaches how to send a measurement', async ({ page }) => {
  await page.goto('/sign-in?redirect=/explore')
  await page.getByRole('textbox', { name: 'User name' }).fill('admin')
  await page.getByRole('textbox', { name: 'Password' }).fill('secret')
  await page.getByRole('textbox', { name: 'Project' }).fill('admin')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('This project has no metrics yet')).toBeVisible()
  await expect(page.getByText('monasca metric-create')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Live, as of/ })).toBeVisible()
})

test.describe('without a role, and without a server', () => {
  test.use({ allowedMessages: /Failed to load resource/ })

  test('D2: the page shows that access is missing', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('textbox', { name: 'User name' }).fill('agent')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('button', { name: 'No access' })).toBeVisible()
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Explore' }).click()
    await expect(page.getByText('Your roles in this project do not allow this.').first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'No access' })).toBeVisible()
  })

  test('a failure can be tried again', async ({ page }) => {
    await page.route('**/v2.0/metrics/names*', (route) => route.fulfill({ status: 500, body: '{}' }))
    await signIn(page, '/explore')
    const finder = page.getByRole('region', { name: 'Metrics of the project' })
    await expect(finder.getByRole('alert')).toBeVisible()
    await page.unroute('**/v2.0/metrics/names*')
    await finder.getByRole('button', { name: 'Try again' }).click()
    await expect(node(page, /^cpu\. /)).toBeVisible()
  })
})
