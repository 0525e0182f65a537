import puppeteer, { type Page } from 'puppeteer-core'
import { type Browser, type Driver, poll, textExpression, type Window, waitLimit } from './driver.js'

/** Firefox by WebDriver BiDi. */
export const firefox: Driver = {
  name: 'Firefox',
  async launch({ lang }) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: '/usr/bin/firefox-esr',
      headless: true,
      env: { ...process.env, LANG: lang, LC_ALL: lang },
      protocolTimeout: waitLimit,
    })
    const errors: string[] = []
    const known = new Map<Page, Window>()
    const windowOf = (page: Page): Window => {
      const window = known.get(page) ?? createWindow(page, String(known.size))
      if (!known.has(page)) {
        known.set(page, window)
        page.on('pageerror', (error) => errors.push(String(error)))
      }
      return window
    }
    const windows = async (): Promise<Window[]> => {
      const all = (await browser.pages()).filter((page) => !page.isClosed()).map(windowOf)
      return all.sort((a, b) => Number(a.id) - Number(b.id))
    }
    const [first] = await windows()
    let isFirstUsed = false
    return {
      errors,
      windows,
      newWindow: async () => {
        if (first && !isFirstUsed) {
          isFirstUsed = true
          return first
        }
        return windowOf(await browser.newPage())
      },
      close: () => browser.close(),
    } satisfies Browser
  },
}

function createWindow(page: Page, id: string): Window {
  const find = (xpath: string) =>
    poll(async () => {
      // Firefox does not click in tabs in the background.
      await page.bringToFront()
      const [element] = await page.$$(`xpath/${xpath}`)
      return (await element?.isVisible()) ? element : undefined
    }, `${xpath} at ${page.url()}`)
  return {
    id,
    goto: async (url) => void (await page.goto(url, { timeout: waitLimit })),
    reload: async () => void (await page.reload({ timeout: waitLimit })),
    click: async (xpath) => (await find(xpath)).click(),
    fill: async (xpath, text) => {
      const element = await find(xpath)
      await element.evaluate((input) => (input as HTMLInputElement).select())
      await element.press('Backspace')
      await element.type(text)
    },
    press: async (key) => {
      await page.bringToFront()
      await page.keyboard.press(key)
    },
    text: async (xpath) => ((await page.evaluate(textExpression(xpath))) as string | null) ?? undefined,
    evaluate: async <value>(expression: string) => (await page.evaluate(expression)) as value,
  }
}
