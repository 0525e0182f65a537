import { readFile } from 'node:fs/promises'
import type { Download } from '@playwright/test'
import { chart, expect, type Page, rangeButton, signIn, test } from './test.js'

const tooltip = (page: Page) => page.getByTestId('chart-tooltip')
const plot = (page: Page, title: string) => page.getByRole('application', { name: title, exact: true })

async function open(page: Page): Promise<void> {
  await signIn(page, '/?host=web-01')
  await expect(chart(page, 'CPU').locator('canvas')).toBeVisible()
  await expect(chart(page, 'Memory').locator('canvas')).toBeVisible()
}

async function save(page: Page, title: string, item: string): Promise<Download> {
  await page.getByRole('button', { name: `Actions of chart ${title}` }).click()
  const started = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: item }).click()
  return started
}

test('pointer: one tooltip with all lines by value, one crosshair for all charts; lines by the legend', async ({
  page,
}) => {
  await open(page)
  await chart(page, 'CPU').locator('.u-over').hover()
  await expect(tooltip(page)).toHaveCount(1)
  const rows = await tooltip(page).innerText()
  expect(rows).toMatch(/User/)
  expect(rows).toMatch(/System/)
  const values = [...rows.matchAll(/([\d.]+)\s%/g)].map(([, value]) => Number(value))
  expect(values.length).toBeGreaterThan(1)
  expect(values).toEqual(values.toSorted((a, b) => b - a))
  // The other charts show the same moment.
  const shown = await chart(page, 'CPU').locator('time').textContent()
  await expect(chart(page, 'Memory').locator('time')).toHaveText(shown ?? '')
  await expect(page.getByRole('button', { name: /^Paused/ })).toBeVisible()
  await page.getByRole('heading', { name: 'Overview', level: 1 }).hover()
  await expect(tooltip(page)).toHaveCount(0)

  const picture = chart(page, 'CPU').getByRole('img')
  const legend = (name: RegExp) => chart(page, 'CPU').getByRole('button', { name })
  await legend(/^User/).click()
  await expect(picture).toHaveAccessibleName(/: User [\d.]+.%\.$/)
  await expect(legend(/^System/)).toHaveAttribute('aria-pressed', 'false')
  await legend(/^User/).press('Enter')
  await expect(picture).toHaveAccessibleName(/User .*, System .*, Wait /)
  await legend(/^System/).click({ modifiers: ['Shift'] })
  await expect(picture).toHaveAccessibleName(/User [^,]*, Wait [^,]*$/)
})

test('keyboard: reads points and lines, zooms to a stretch, and goes back', async ({ page }) => {
  await open(page)
  const words = chart(page, 'CPU').getByRole('status')
  await plot(page, 'CPU').focus()
  await page.keyboard.press('End')
  await expect(words).toHaveText(/^\d\d:\d\d:\d\d, User, [\d.]+.%$/)
  await expect(tooltip(page)).toContainText('User')
  await expect(page.getByRole('button', { name: /^Paused/ })).toBeVisible()
  const newest = await words.innerText()
  await page.keyboard.press('ArrowLeft')
  await expect(words).not.toHaveText(newest)
  await page.keyboard.press('ArrowDown')
  await expect(words).toHaveText(/, System, /)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await expect(words).toHaveText(/, User, /)
  await page.keyboard.press('PageDown')
  for (let count = 0; count < 3; count++) await page.keyboard.press('Shift+PageDown')
  await expect(words).toHaveText(/selected, /)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/range=\d{8}T\d{6}Z\.\.\d{8}T\d{6}Z/)
  await page.getByRole('button', { name: 'Actions of chart CPU' }).click()
  await page.getByRole('menuitem', { name: 'Zoom out' }).click()
  await expect(rangeButton(page, 'Last 1 hour')).toBeVisible()
  await plot(page, 'CPU').press('+')
  await expect(page).toHaveURL(/range=\d{8}T/)
  await plot(page, 'CPU').press('-')
  await expect(rangeButton(page, 'Last 1 hour')).toBeVisible()
})

test('values: as a table, as CSV, and as a picture', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Actions of chart CPU' }).click()
  await page.getByRole('menuitem', { name: 'Show as table' }).click()
  const table = page.getByRole('dialog').getByRole('table', { name: 'Values of CPU' })
  await expect(table.getByRole('columnheader')).toHaveText(['Time', 'User', 'System', 'Wait'])
  await expect(table.getByRole('row').nth(1)).toContainText(/\d\d:\d\d:\d\d.*%/)
  expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(50)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  const csv = await save(page, 'CPU', 'Download CSV')
  expect(csv.suggestedFilename()).toBe('CPU.csv')
  const [head, first, ...others] = (await readFile(await csv.path(), 'utf8')).split('\r\n')
  expect(head).toBe('time,User (percent),System (percent),Wait (percent)')
  expect(first).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(,-?[\d.]+){3}$/)
  expect(others.length).toBeGreaterThan(50)

  const png = await save(page, 'CPU', 'Download PNG')
  expect(png.suggestedFilename()).toBe('CPU.png')
  const bytes = await readFile(await png.path())
  expect([...bytes.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG')
  expect(bytes.length).toBeGreaterThan(5000)
})
