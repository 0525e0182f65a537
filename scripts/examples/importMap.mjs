import { expect } from '@playwright/test'
import { expectFiringAlarms, inPage } from './inPage.mjs'

/** One file of the client, whatever entries the page imports. */
export async function checkImportMap(example) {
  await inPage(example, { env: { PORT: '0' } }, async (page) => {
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('status')).toHaveText('Signed in as mini-mon')
    await expectFiringAlarms(page)
    const scripts = await page.evaluate(() =>
      performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')),
    )
    expect(scripts).toHaveLength(1)
  })
}
