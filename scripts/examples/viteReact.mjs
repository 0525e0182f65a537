import { expect } from '@playwright/test'
import { expectFiringAlarms, expectLiveChart, inPage } from './inPage.mjs'

/** Signs in at the OpenID provider and back, then out. */
export async function checkViteReact(example) {
  await inPage(example, { args: ['--port', '0'] }, async (page, origin) => {
    await page.getByRole('button', { name: 'Sign in with your company account' }).click()
    await page.waitForURL((url) => url.origin === example.issuer)
    await page.getByLabel('User name').fill('ada')
    await page.getByLabel('Password').fill('password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'Allow' }).click()
    await page.waitForURL(`${origin}/`)
    await expect(page.getByRole('banner')).toContainText('ada in mini-mon')
    await expectFiringAlarms(page)
    await expectLiveChart(page, 'Processor load')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
}
