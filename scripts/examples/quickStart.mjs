import { expectFiringAlarms, expectLiveChart, inPage } from './inPage.mjs'

/** The page of the quick start: password sign-in, a live chart, firing alarms. */
export async function checkQuickStart(example) {
  await inPage(example, { args: ['--port', '0', '--host', '127.0.0.1'] }, async (page) => {
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expectFiringAlarms(page)
    await expectLiveChart(page, 'CPU')
  })
}
