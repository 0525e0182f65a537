import { chart, chooseRange, expect, type Page, rangeButton, scrollToChart, signIn, test } from './test.js'

test.describe('colours', () => {
  test.use({ colorScheme: 'dark' })

  test('follow the system until the user chooses', async ({ page }) => {
    await page.goto('/sign-in')
    const html = page.locator('html')
    await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await expect(html).toHaveAttribute('data-mantine-color-scheme', 'light')
    await page.getByRole('button', { name: 'Switch to dark colours' }).click()
    await page.reload()
    await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark')
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} pages`, () => {
    test.use({ colorScheme })

    // Every test fails on a message in the console; this one opens every page.
    test('E4: every page leaves the console clean, and its scrollbars have the colours of the theme', async ({
      page,
    }) => {
      test.slow()
      const failed: string[] = []
      page.on('response', (response) => {
        if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`)
      })
      await page.goto('/no/such/page')
      await signIn(page)
      for (const name of ['Hosts', 'Explore', 'Alarms', 'Notifications', 'Overview']) {
        await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click()
        await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
        await expect(page.getByRole('status', { name: /loading/ })).toHaveCount(0)
      }
      const root = await page.evaluate(() => {
        const { colorScheme, scrollbarColor } = getComputedStyle(document.documentElement)
        return { colorScheme, scrollbarColor }
      })
      expect(root.colorScheme).toBe(colorScheme)
      expect(root.scrollbarColor).toBe(
        colorScheme === 'dark' ? 'rgb(77, 86, 100) rgba(0, 0, 0, 0)' : 'rgb(169, 177, 188) rgba(0, 0, 0, 0)',
      )
      expect(failed).toEqual([])
    })
  })
}

/** Drags over the middle third of a chart. */
async function dragOver(page: Page, title: string): Promise<void> {
  const box = await chart(page, title).locator('.u-over').boundingBox()
  if (box === null) throw new Error('The chart is not drawn')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width / 3, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, y)
  await page.mouse.move(box.x + (box.width * 2) / 3, y)
  await page.mouse.up()
}

test('story: one range and zone for all pages; text, zoom by drag, and Back', async ({ page }) => {
  await signIn(page, '/?host=web-01')
  await expect(page).toHaveTitle(/^\(\d+\) Overview · Monasca$/)
  await scrollToChart(page, 'CPU')
  await expect(chart(page, 'CPU').locator('canvas')).toBeVisible()
  await chooseRange(page, 'Last 6 hours')
  const links = page.getByRole('navigation', { name: 'Pages' })
  await links.getByRole('link', { name: 'Hosts' }).click()
  await expect(page).toHaveURL('/hosts?range=6h')
  await expect(rangeButton(page, 'Last 6 hours')).toBeVisible()

  await rangeButton(page, 'Last 6 hours').click()
  const field = page.getByRole('textbox', { name: 'Time range' })
  await field.fill('soon')
  await field.press('Enter')
  await expect(field).toHaveAccessibleDescription(/“soon” is not a time/)
  await page.getByRole('combobox', { name: 'Time zone' }).click()
  await page.getByRole('option', { name: 'UTC', exact: true }).click()
  await field.fill('now-1d/d')
  await field.press('Enter')
  await expect(rangeButton(page, 'Yesterday')).toContainText('UTC')
  await expect(page).toHaveURL('/hosts?range=now-1d%2Fd&zone=UTC')
  await page.goBack()
  await expect(rangeButton(page, 'Last 6 hours')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL('/hosts?range=6h')
  await page.goBack()
  await expect(page).toHaveURL('/?host=web-01&range=6h')

  await scrollToChart(page, 'CPU')
  await expect(chart(page, 'CPU').locator('canvas')).toBeVisible()
  const asked = page.waitForRequest(/metrics\/statistics.*name=mem\./)
  await dragOver(page, 'CPU')
  await expect(page).toHaveURL(/range=\d{8}T\d{6}Z\.\.\d{8}T\d{6}Z/)
  const query = new URL((await asked).url()).searchParams
  const span = Date.parse(query.get('end_time') ?? '') - Date.parse(query.get('start_time') ?? '')
  expect(span).toBeGreaterThan(3_600_000)
  expect(span).toBeLessThan(3 * 3_600_000)
  await chart(page, 'Memory').locator('.u-over').dblclick()
  await expect(rangeButton(page, 'Last 6 hours')).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await expect(page.getByRole('button', { name: 'Zoom out' })).toBeVisible()
})

test('story: keys and palette; a host that is gone', async ({ page }) => {
  await signIn(page)
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await expect(page.getByRole('heading', { name: 'Hosts', level: 1 })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Hosts' })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Filter by name' })).toBeFocused()
  await page.keyboard.type('ga?')
  await expect(page).toHaveURL('/hosts?filter=ga%3F')
  await page.getByRole('main').focus()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help.getByText('Go to alarms')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await page.goBack()
  await expect(page).toHaveURL('/hosts')

  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Search or jump to' }).fill('web-02')
  await expect(page.getByRole('button', { name: 'web-02', exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?host=web-02#host')
  await expect(page.getByRole('combobox', { name: 'Host' })).toHaveValue('web-02')

  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Search or jump to' }).fill('pause')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Paused, as of \d\d:\d\d:\d\d$/ })).toBeVisible()
  await page.evaluate(() => history.pushState({}, '', '/?host=gone-01&refresh=off'))
  await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')))
  await expect(page.getByText('No host “gone-01” reports to this project')).toBeVisible()
  await expect(page.getByRole('figure')).toHaveCount(0)
})

test('an unknown page shows “Page not found”', async ({ page }) => {
  await page.goto('/no/such/page')
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
})

test('invalid search parameters are ignored', async ({ page }) => {
  await signIn(page, '/?range=2h&host=%7B%7D&live=perhaps&zone=Mars&refresh=7')
  await expect(rangeButton(page, 'Last 2 hours')).toBeVisible()
  await expect(page.getByRole('figure').first()).toBeVisible()
})

test.describe('narrow', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('the navigation opens with a button, and the page has no horizontal overflow', async ({ page }) => {
    await signIn(page)
    for (const name of ['Explore', 'Alarms', 'Overview']) {
      await page.getByRole('button', { name: 'Open navigation' }).click()
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click()
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Open navigation' })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    }
  })
})

test('headers: the page’s policy allows no scripts of other origins and no inline scripts', async ({
  request,
}) => {
  const response = await request.get('/')
  const policy = response.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('unsafe')
  expect(response.headers()['x-content-type-options']).toBe('nosniff')
})
