import { join } from 'node:path'
import { chart, expect, type Page, signIn, test } from './test.js'

const folder = join(import.meta.dirname, '../../../test-results/screenshots')
const widths = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } }

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, viewport] of Object.entries(widths)) {
    test.describe(`${colorScheme}, ${width}`, () => {
      test.use({ colorScheme, viewport, reducedMotion: 'reduce' })

      const shoot = async (page: Page, name: string) => {
        // Nothing may stick out at the side, at any width.
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow, 'no sideways scrolling').toBeLessThanOrEqual(0)
        // Charts are drawn when they come into sight.
        for (const picture of await page.getByRole('img').all()) await picture.scrollIntoViewIfNeeded()
        await expect(page.locator('[role="img"]:not(:has(canvas))')).toHaveCount(0)
        await page.evaluate(() => scrollTo(0, 0))
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`), fullPage: true })
      }

      test('sign-in', async ({ page }) => {
        await page.goto('/sign-in')
        await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
        await shoot(page, 'sign-in')
      })

      test('overview', async ({ page }) => {
        await signIn(page)
        await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
        await expect(chart(page, 'Network').getByRole('img')).toBeVisible()
        await shoot(page, 'overview')
      })

      test('hosts', async ({ page }) => {
        await signIn(page, '/hosts?range=24h&metric=load')
        await expect(page.getByRole('list', { name: 'Hosts' }).getByRole('img').first()).toBeVisible()
        await shoot(page, 'hosts')
      })

      test('metrics', async ({ page }) => {
        await signIn(page, '/metrics')
        await page.getByRole('link', { name: 'cpu.idle_perc' }).first().click()
        await expect(chart(page, 'cpu.idle_perc').getByRole('img')).toBeVisible()
        await shoot(page, 'metrics')
      })

      test('alarms', async ({ page }) => {
        await signIn(page, '/alarms')
        await expect(page.getByRole('heading', { name: 'Alarms' })).toBeVisible()
        await shoot(page, 'alarms')
      })

      test('alarm', async ({ page }) => {
        await signIn(page, '/alarms')
        await page.getByRole('link', { name: 'High CPU usage' }).first().click()
        await expect(page.getByRole('table', { name: 'State changes' })).toBeVisible()
        await expect(page.getByRole('figure').getByRole('img')).toBeVisible()
        await shoot(page, 'alarm')
      })
    })
  }
}
