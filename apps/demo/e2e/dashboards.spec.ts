import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { navigate } from './fixtures/pages.js'
import { chart, expect, type Page, signIn, test } from './test.js'

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()

/** A panel, by its title. */
const panel = (page: Page, title: string) => page.getByRole('article', { name: title, exact: true })

/** Adds a panel, gives it a title, and leaves its editor. */
async function addPanel(page: Page, type: string, title: string, fill = async () => {}): Promise<void> {
  await page.getByRole('button', { name: 'Add panel' }).first().click()
  await page.getByRole('menuitem', { name: type, exact: true }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await fill()
  await press(page, 'Apply')
  await expect(panel(page, title.replace('$hostname', 'web-01'))).toBeVisible()
}

/** Lets the only query read one host: the one of the variable. */
async function filterByVariable(page: Page): Promise<void> {
  const query = page.getByRole('region', { name: 'Query A' })
  await query.getByRole('combobox', { name: 'Filter by' }).click()
  await page.getByRole('option', { name: 'hostname', exact: true }).click()
  const values = query
    .getByRole('combobox', { name: 'hostname' })
    .or(query.getByRole('textbox', { name: 'hostname' }))
  await values.fill('$hostname')
  await values.press('Enter')
}

test('wall: six panels with a host variable, exported, imported in another browser, shown in turn', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  await signIn(page)
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Dashboards' }).click()
  await expect(page.getByRole('link', { name: 'Service health' })).toBeVisible()
  await press(page, 'New dashboard')
  await press(page, 'Settings')
  await page.getByRole('textbox', { name: 'Title' }).fill('Wall')
  await press(page, 'Add variable')
  await press(page, 'Apply')
  await expect(page.getByRole('heading', { name: 'Wall', level: 1 })).toBeVisible()
  await page.getByRole('combobox', { name: 'Host' }).click()
  await page.getByRole('option', { name: 'web-01' }).click()

  await addPanel(page, 'Chart', 'CPU of $hostname', () => filterByVariable(page))
  await addPanel(page, 'Value', 'CPU now', () => filterByVariable(page))
  await addPanel(page, 'Table', 'CPU of all')
  await addPanel(page, 'Alarm list', 'Firing')
  await addPanel(page, 'Alarm counts', 'Alarms')
  await addPanel(page, 'Text', 'Notes', () =>
    page.getByRole('textbox', { name: 'Text' }).fill('Call **Ann**. <img src=x onerror=alert(1)>'),
  )

  // Moved by keys, undone and redone.
  const handle = page.getByRole('button', { name: 'Move Notes' })
  await handle.press('ArrowRight')
  await expect(page.getByText('Column 2, row')).toBeAttached()
  await press(page, 'Undo')
  await press(page, 'Redo')
  await press(page, 'Save')

  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible()
  await expect(page).toHaveURL(/var-hostname=web-01/)
  await expect(
    chart(page, 'CPU of web-01').or(panel(page, 'CPU of web-01').getByRole('img')).first(),
  ).toBeVisible()
  await expect(panel(page, 'CPU now')).toContainText('%')
  await expect(panel(page, 'CPU of all').getByRole('row')).not.toHaveCount(0)
  await expect(panel(page, 'Alarms')).toContainText('Undetermined')
  await expect(panel(page, 'Notes').locator('strong')).toHaveText('Ann')
  await expect(panel(page, 'Notes').locator('img')).toHaveCount(0)

  const download = page.waitForEvent('download')
  await press(page, 'Actions of Wall')
  await page.getByRole('menuitem', { name: 'Export' }).click()
  const file = await (await download).path()
  const exported = await readFile(file, 'utf8')
  expect(JSON.parse(exported)).toMatchObject({ version: 1, title: 'Wall', variables: [{ name: 'hostname' }] })

  // Another browser: nothing is stored there.
  const other = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), locale: 'en-GB' })
  const wall = await other.newPage()
  await wall.clock.install()
  await signIn(wall, '/dashboards')
  await expect(wall.getByText('No dashboards of your own yet.')).toBeVisible()
  await wall.getByLabel('Files to import').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from(exported.replace('"alarmCounts"', '"alarmCount"')),
  })
  await expect(wall.getByRole('alert')).toContainText('panels.4.type')
  await wall.getByLabel('Files to import').setInputFiles(file)
  await expect(wall.getByRole('status').filter({ hasText: 'Imported “Wall”' })).toBeVisible()
  await expect(wall.getByRole('alert')).toHaveCount(0)
  await wall.getByRole('link', { name: 'Wall', exact: true }).click()
  await expect(wall.getByRole('article')).toHaveCount(6)

  await press(wall, 'Kiosk')
  const dialog = wall.getByRole('dialog', { name: 'Kiosk mode' })
  await dialog.getByRole('checkbox', { name: 'Fleet' }).check()
  await dialog.getByRole('checkbox', { name: 'Use the whole screen' }).uncheck()
  await dialog.getByRole('button', { name: 'Start' }).click()
  await expect(wall.getByText('1 of 2')).toBeVisible()
  await expect(wall.getByRole('navigation', { name: 'Pages' })).toHaveCount(0)
  await expect(wall.getByRole('banner')).toHaveCount(0)
  await wall.clock.fastForward('30')
  await expect(wall.getByRole('heading', { name: 'Fleet', level: 1 })).toBeVisible()
  await wall.clock.fastForward('30')
  await expect(wall.getByRole('heading', { name: 'Wall', level: 1 })).toBeVisible()
  // Without a network the wall says so, and what it shows stays.
  await other.setOffline(true)
  await expect(wall.getByRole('status').filter({ hasText: 'Offline, data from' })).toBeVisible()
  await expect(panel(wall, 'CPU now')).toContainText('%')
  await other.setOffline(false)
  await wall.keyboard.press('Escape')
  await expect(wall.getByRole('navigation', { name: 'Pages' })).toBeVisible()
  await expect(wall).not.toHaveURL(/kiosk/)
  await other.close()
})

test('unsaved changes are kept, and what another tab saves is not overwritten', async ({ page }) => {
  await signIn(page, '/dashboards')
  await press(page, 'New dashboard')
  await addPanel(page, 'Text', 'Mine')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Hosts' }).click()
  const question = page.getByRole('dialog', { name: 'Discard unsaved changes?' })
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(panel(page, 'Mine')).toBeVisible()

  // Another tab of this browser: it writes the same entry, of which this one is notified.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('monasca.dashboard ')) ?? ''
    const stored = JSON.parse(localStorage.getItem(key) ?? '')
    stored.dashboard.title = 'Theirs'
    localStorage.setItem(key, JSON.stringify({ ...stored, revision: 'other' }))
    dispatchEvent(new StorageEvent('storage', { key }))
  })
  await expect(page.getByRole('alert')).toContainText('Another tab has saved this dashboard')
  await press(page, 'Save')
  await expect(page.getByRole('alert')).toBeVisible()
  await press(page, 'Save as a copy')
  await expect(page.getByRole('heading', { name: 'New dashboard (copy)', level: 1 })).toBeVisible()
  await navigate(page, '/dashboards')
  await expect(page.getByRole('link', { name: 'Theirs' })).toBeVisible()

  await press(page, 'Actions of Theirs')
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('link', { name: 'Theirs' })).toHaveCount(0)
  await press(page, 'Undo')
  await expect(page.getByRole('link', { name: 'Theirs' })).toBeVisible()
})

test('shipped dashboards show data, and a file of this server is checked', async ({ page }) => {
  test.slow()
  await signIn(page, '/dashboards/host')
  for (const [id, titles] of Object.entries({
    host: ['CPU, user', 'Disks', 'Network'],
    fleet: ['CPU by host', 'Busiest hosts', 'Fullest disks'],
    'service-health': ['Response times', 'Hosts, unreachable first', 'Alarms by service'],
    monasca: ['Time to measure', 'Time to send', 'Fewest measurements'],
  })) {
    await navigate(page, `/dashboards/${id}`)
    for (const title of titles) {
      await expect(panel(page, title)).toBeVisible()
      await expect(panel(page, title).getByText(/^No /)).toHaveCount(0)
      await expect(panel(page, title).getByRole('status', { name: /loading/i })).toHaveCount(0)
    }
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
  }

  const file = {
    version: 1,
    title: 'From a file',
    variables: [
      { name: 'service', dimension: 'service', metric: 'cpu.user_perc', value: ['db'] },
      {
        name: 'host',
        dimension: 'hostname',
        metric: 'cpu.user_perc',
        where: { service: ['$service'] },
        all: true,
      },
    ],
    panels: [
      {
        id: 'a',
        type: 'text',
        title: 'About $host',
        text: 'x',
        place: { x: 0, y: 0, w: 6, h: 4 },
        repeat: 'host',
      },
    ],
  }
  await page.route('**/walls/noc.json', (route) => route.fulfill({ json: file }))
  await page.route('**/walls/broken.json', (route) => route.fulfill({ json: { ...file, title: 5 } }))
  await navigate(page, '/dashboards?dashboard=/walls/noc.json')
  await expect(page.getByRole('heading', { name: 'From a file', level: 1 })).toBeVisible()
  // A variable follows the one before it, and a panel is repeated for each of its values.
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(panel(page, 'About db-02')).toBeVisible()
  await page.getByRole('combobox', { name: 'service' }).click()
  await page.getByRole('option', { name: 'web' }).click()
  await expect(page.getByRole('article')).toHaveCount(3)
  await expect(panel(page, 'About web-03')).toBeVisible()
  await navigate(page, '/dashboards?dashboard=/walls/broken.json')
  await expect(page.getByRole('alert')).toContainText('title: Use a text instead of 5.')
  await navigate(page, '/dashboards?dashboard=https://elsewhere.example/wall.json')
  await expect(page.getByRole('alert')).toContainText('Use the path of a JSON file on this server')
  const schema = await page.request.get('/dashboard.schema.json')
  expect(schema.headers()['content-type']).toContain('application/json')
})

test('a chart of Explore becomes a panel, fills the page, and leads back', async ({ page }) => {
  await signIn(page)
  const queries = [{ metric: 'cpu.user_perc', groupBy: ['hostname'] }]
  await navigate(page, `/explore?q=${encodeURIComponent(JSON.stringify(queries))}`)
  await press(page, 'Add to dashboard')
  const dialog = page.getByRole('dialog', { name: 'Add to dashboard' })
  await dialog.getByRole('textbox', { name: 'Title of the panel' }).fill('CPU of everyone')
  await dialog.getByRole('button', { name: 'Add and open' }).click()
  await expect(page.getByRole('heading', { name: 'New dashboard', level: 1 })).toBeVisible()
  await press(page, 'Actions of CPU of everyone')
  await page.getByRole('menuitem', { name: 'Full screen' }).click()
  await expect(page).toHaveURL(/panel=p1/)
  await expect(page.getByRole('article')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/panel=/)
  await press(page, 'Actions of CPU of everyone')
  await page.getByRole('menuitem', { name: 'Explore' }).click()
  await expect(page.getByRole('heading', { name: 'Explore', level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Query A' })).toBeVisible()
})

test('panels are moved and resized by the pointer, step by step undone', async ({ page }) => {
  // The pointer reaches only what is on screen.
  await page.setViewportSize({ width: 1440, height: 1000 })
  await signIn(page, '/dashboards/fleet')
  await page
    .getByRole('link', { name: 'Edit a copy' })
    .or(page.getByRole('button', { name: 'Edit a copy' }))
    .click()
  const item = page.locator('.react-grid-item').filter({ has: panel(page, 'CPU by host') })
  await expect(item).toBeVisible()
  /** Place and size in whole pixels, once the animation has ended. */
  const placeOf = async () => {
    await item.evaluate((element) => Promise.all(element.getAnimations().map(({ finished }) => finished)))
    return item.evaluate((element) => {
      const { offsetWidth, offsetHeight } = element as HTMLElement
      return {
        width: offsetWidth,
        height: offsetHeight,
        top: Math.round(element.getBoundingClientRect().top),
      }
    })
  }
  const drag = async (from: Locator, x: number, y: number) => {
    const box = await from.boundingBox()
    if (box === null) throw new Error('There is nothing to drag.')
    const [left, top] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(left, top)
    await page.mouse.down()
    await page.mouse.move(left + x, top + y, { steps: 8 })
    await page.mouse.up()
  }
  const begin = await placeOf()
  await drag(item.locator('.react-resizable-handle'), -200, 80)
  await expect.poll(async () => (await placeOf()).width).toBeLessThan(begin.width)
  const resized = await placeOf()
  expect(resized.height).toBeGreaterThan(begin.height)
  expect(resized.top).toBe(begin.top)

  await drag(page.getByRole('button', { name: 'Move CPU by host' }), 0, 420)
  await expect.poll(async () => (await placeOf()).top).toBeGreaterThan(begin.top)
  await press(page, 'Undo')
  await expect.poll(placeOf).toEqual(resized)
  await press(page, 'Undo')
  await expect.poll(placeOf).toEqual(begin)
})
