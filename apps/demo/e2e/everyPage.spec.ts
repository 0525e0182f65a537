import axe from 'axe-core'
import { navigate, pages, settle } from './fixtures/pages.js'
import { expect, type Page, signIn, test } from './test.js'

/** What axe finds on the page as it is: rule, and the elements that break it. */
async function findViolations(page: Page): Promise<string[]> {
  // A function of the page's global scope: axe is added to it at the start.
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  )
}

/** How far the content sticks out at the side, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const colorScheme of ['light', 'dark'] as const) {
  test(`${colorScheme}: every page is accessible, and fits a phone and a desk`, async ({ page }) => {
    test.setTimeout(600_000)
    await page.addInitScript({ content: axe.source })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/sign-in')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    expect.soft(await findViolations(page), 'sign-in').toEqual([])

    await signIn(page)
    for (const [name, address] of Object.entries(pages)) {
      await navigate(page, address)
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
      await settle(page)
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        expect.soft(await overflow(page), `${name} at ${width}: no sideways scrolling`).toBeLessThanOrEqual(0)
        expect.soft(await findViolations(page), `${name} at ${width}`).toEqual([])
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: /^Account of/ }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    expect.soft(await findViolations(page), 'account menu').toEqual([])
    await page.keyboard.press('Escape')

    await navigate(page, '/alarms')
    await page.getByRole('link', { name: 'High CPU usage' }).first().click()
    await expect(page.getByRole('table', { name: 'State changes' })).toBeVisible()
    await settle(page)
    expect.soft(await findViolations(page), 'one alarm').toEqual([])
  })
}
