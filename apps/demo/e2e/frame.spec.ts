import { expect, rangeButton, signIn, test } from './test.js'

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
      for (const name of ['Hosts', 'Metrics', 'Alarms', 'Notifications', 'Overview']) {
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
    for (const name of ['Metrics', 'Alarms', 'Overview']) {
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
