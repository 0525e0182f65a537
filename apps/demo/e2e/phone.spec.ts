import { expect, type Page, signIn, test } from './test.js'

// An operator on call, at three in the morning, with a phone.

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

/** Controls of the page that are smaller than a finger may need: less than 24 pixels, and not inside a sentence. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, [role="button"], [role="menuitem"], [role="option"]',
    )
    return [...all].flatMap((element) => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return []
      const label = element.closest('label')
      const { width, height } = (label ?? element).getBoundingClientRect()
      // A link that covers its row is as large as the row.
      const cover = getComputedStyle(element, '::after')
      if (cover.position === 'absolute' && cover.inset === '0px') return []
      const isHidden = width <= 1 || height <= 1
      const isInText = element.tagName === 'A' && element.closest('p') !== null
      if (isHidden || isInText || (width >= 24 && height >= 24)) return []
      return [`${element.tagName} “${element.innerText || element.ariaLabel}” ${width} × ${height}`]
    })
  })
}

/** What a page must do on a phone. */
async function check(page: Page, name: string): Promise<void> {
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect.soft.poll(overflow, { message: `${name}: no sideways scrolling` }).toBeLessThanOrEqual(0)
  expect.soft(await smallTargets(page), `${name}: targets`).toEqual([])
}

test('story: from the overview to an alarm, acknowledge it, and back to the hosts', async ({ page }) => {
  await signIn(page)
  const trouble = page.getByRole('list', { name: 'Hosts that need attention' })
  await expect(trouble.getByRole('link').first()).toBeInViewport()
  const summary = page.getByRole('navigation', { name: 'Alarms by state' })
  await expect(summary.getByRole('link', { name: /\d+ Alarm/ })).toBeInViewport()
  await expect(page.getByRole('table', { name: 'Top hosts' })).toBeVisible()
  await check(page, 'overview')

  await summary.getByRole('link', { name: /\d+ Alarm/ }).tap()
  await expect(page.getByRole('heading', { name: 'Alarms', level: 1 })).toBeVisible()
  await check(page, 'alarms')
  await page.getByRole('table').getByRole('link').first().tap()
  await expect(page.getByRole('table', { name: 'State changes' })).toBeVisible()
  await check(page, 'alarm')

  await page
    .getByRole('button', { name: /^Acknowledge/ })
    .first()
    .tap()
  await page.getByRole('form', { name: 'Handling' }).getByRole('button', { name: 'Save' }).tap()
  await expect(page.getByRole('definition').getByText('ACKNOWLEDGED')).toBeVisible()

  await page.getByRole('button', { name: 'Open navigation' }).tap()
  await check(page, 'navigation')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Hosts' }).tap()
  const cards = page.getByRole('list', { name: 'Hosts' }).getByRole('listitem')
  await expect(cards.first().getByRole('link').first()).toBeVisible()
  await check(page, 'hosts')
  for (const view of ['Overlay', 'Heat map', 'Table']) {
    await page.getByRole('radiogroup', { name: 'View' }).getByText(view).tap()
    await expect(page.getByRole('list', { name: 'Hosts' })).toHaveCount(0)
    await expect(page.getByRole('status', { name: 'Loading…' })).toHaveCount(0)
    await check(page, view)
  }
})
