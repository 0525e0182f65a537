import { test as base, expect, type Page } from '@playwright/test'

/** What every test checks besides its own subject. */
type Watch = {
  /** What the page may write to the console in this test. */
  allowedMessages: RegExp | undefined
  watch: undefined
}

/**
 * Playwright's test, which also fails if a page writes an error to the console, throws, violates its own policy, or
 * sends a request to another origin.
 */
export const test = base.extend<Watch>({
  allowedMessages: [undefined, { option: true }],
  watch: [
    async ({ page, baseURL, allowedMessages }, use) => {
      const problems: string[] = []
      page.on('console', (message) => {
        if (message.type() !== 'error' && message.type() !== 'warning') return
        if (!allowedMessages?.test(message.text())) problems.push(message.text())
      })
      page.on('pageerror', (error) => problems.push(String(error)))
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url())
        if (protocol === 'data:' || protocol === 'blob:') return
        if (origin !== baseURL) problems.push(`request to ${origin}`)
      })
      await use(undefined)
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
})

export { expect, type Page }

/** Signs in with the pre-filled form, and waits for the page behind it. */
export async function signIn(page: Page, address = '/'): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  // On a phone it is hidden until it is opened.
  await expect(page.getByRole('navigation', { name: 'Pages', includeHidden: true })).toBeAttached()
}

/** Chooses one of the quick ranges, such as `Last 6 hours`. */
export async function chooseRange(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: /^Time range/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click()
}

/** The button that shows the range of the page. */
export function rangeButton(page: Page, label: string) {
  return page.getByRole('button', { name: `Time range: ${label}` })
}

/** The chart with this title. */
export function chart(page: Page, title: string) {
  return page.getByRole('figure').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
}

/** Scrolls to a chart: it is drawn when it is near. While its host loads, another one stands in for it. */
export async function scrollToChart(page: Page, title: string): Promise<void> {
  await expect(() => chart(page, title).scrollIntoViewIfNeeded({ timeout: 2000 })).toPass()
}

/** The requests of a page. */
export type RequestLog = {
  /** Addresses of all requests, in order. */
  sent: string[]
  /** Addresses of the requests without a complete response so far: under way, or failed. */
  unanswered: Set<string>
}

/** Records the requests of a page from now on. */
export function recordRequests(page: Page): RequestLog {
  const sent: string[] = []
  const unanswered = new Set<string>()
  page.on('request', (request) => {
    sent.push(request.url())
    unanswered.add(request.url())
  })
  page.on('requestfinished', (request) => unanswered.delete(request.url()))
  return { sent, unanswered }
}

/** Waits on the page's own timers: those that are due earlier have fired, however slow the machine is. */
export async function waitInPage(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), milliseconds)
}

/** Presses Tab until an element has the focus. */
export async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  const isFocused = () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 60 && !(await isFocused()); presses++) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}
