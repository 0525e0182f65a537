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

/** Goes to a page, and waits until it has replaced the page before. */
async function visit(page: Page, address: string): Promise<void> {
  const heading = page.getByRole('main').getByRole('heading', { level: 1 })
  const before = await heading.textContent()
  const isElsewhere = new URL(page.url()).pathname !== new URL(address, page.url()).pathname
  await navigate(page, address)
  if (isElsewhere) await expect(heading).not.toHaveText(before ?? '')
  await expect(heading).toBeVisible()
  await settle(page)
}

/** How far the content sticks out at the side, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const press = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

/** What opens over a page. */
const overlays: Readonly<
  Record<string, { address: string; role: 'menu' | 'dialog'; open: (page: Page) => Promise<void> }>
> = {
  'account menu': { address: '/', role: 'menu', open: press(/^Account of/) },
  'project menu': { address: '/', role: 'menu', open: press(/^Project:/) },
  'update menu': { address: '/', role: 'menu', open: press(/^Update every/) },
  'range panel': { address: '/', role: 'dialog', open: press(/^Time range:/) },
  palette: { address: '/', role: 'dialog', open: (page) => page.keyboard.press('Control+k') },
  'keys help': { address: '/', role: 'dialog', open: (page) => page.keyboard.press('?') },
  'views menu': { address: '/alarms', role: 'menu', open: press(/^Views$/) },
  'menu of a definition': { address: '/definitions', role: 'menu', open: press(/^Actions of/) },
  'menu of a method': { address: '/notifications', role: 'menu', open: press(/^Actions for/) },
}

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
      await visit(page, address)
      for (const width of [360, 390, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        // Charts keep their old width for a moment.
        await expect.soft
          .poll(() => overflow(page), { message: `${name} at ${width}: no sideways scrolling` })
          .toBeLessThanOrEqual(0)
        // The layout depends on the width, and colours on the scheme: each once is enough.
        if (width !== (colorScheme === 'light' ? 390 : 1440)) continue
        expect.soft(await findViolations(page), `${name} at ${width}`).toEqual([])
      }
    }
    for (const [name, { address, open, role }] of Object.entries(overlays)) {
      await visit(page, address)
      await open(page)
      await expect(page.getByRole(role)).toBeVisible()
      expect.soft(await findViolations(page), name).toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByRole(role)).toHaveCount(0)
    }

    await navigate(page, '/alarms')
    await page.getByRole('link', { name: 'High CPU usage' }).first().click()
    await expect(page.getByRole('table', { name: 'State changes' })).toBeVisible()
    await settle(page)
    expect.soft(await findViolations(page), 'one alarm').toEqual([])
  })
}
