import { expect } from '@playwright/test'
import { expectFiringAlarms, inPage } from './inPage.mjs'

/** The alarms are in the server's HTML; the browser takes them over without a request, and then refreshes them. */
export async function checkNextApp(example) {
  await inPage(example, { args: ['--port', '0', '--hostname', '127.0.0.1'] }, async (page, origin) => {
    const html = await (await fetch(origin)).text()
    expect(html).toMatch(/<ul aria-label="Firing alarms"><li>/)
    await expectFiringAlarms(page)
    const refresh = await page.waitForResponse((response) => response.url().includes('/api/v2.0/alarms'))
    expect(refresh.status()).toBe(200)
    await expectFiringAlarms(page)
  })
}
