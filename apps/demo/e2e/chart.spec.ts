import { readFile } from 'node:fs/promises'
import type { Download } from '@playwright/test'
import { chart, expect, type Page, rangeButton, scrollToChart, signIn, test } from './test.js'

const tooltip = (page: Page) => page.getByTestId('chart-tooltip')
const plot = (page: Page, title: string) => page.getByRole('application', { name: title, exact: true })

async function open(page: Page): Promise<void> {
  await signIn(page, '/?host=web-01')
  await scrollToChart(page, 'CPU')
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

/** Explore with queries, drawn in some way. */
const explore = (queries: unknown, settings: unknown) =>
  `/explore?q=${encodeURIComponent(JSON.stringify(queries))}&chart=${encodeURIComponent(JSON.stringify(settings))}`

const fleet = [{ metric: 'cpu.user_perc', dimensions: { source: ['simulated'] }, alias: '{hostname}' }]

test('legend table: statistics, order, and lines by name and checkbox', async ({ page }) => {
  await signIn(page, explore(fleet, { legend: 'table' }))
  const table = page.getByRole('table', { name: 'Lines of cpu.user_perc' })
  await expect(table.getByRole('columnheader')).toHaveText(['', 'Name', 'Last', 'Min', 'Max', 'Avg', 'Sum'])
  const maxima = async () =>
    (await table.getByRole('row').filter({ hasText: '%' }).locator('td:nth-child(5)').allInnerTexts()).map(
      Number.parseFloat,
    )
  await table.getByRole('button', { name: 'Max' }).click()
  await expect(table.getByRole('columnheader', { name: 'Max' })).toHaveAttribute('aria-sort', 'descending')
  await expect(page).toHaveURL(/sort/)
  const sorted = await maxima()
  expect(sorted.length).toBeGreaterThan(3)
  expect(sorted).toEqual(sorted.toSorted((a, b) => b - a))

  const picture = chart(page, 'cpu.user_perc').getByRole('img')
  const box = (name: string) => table.getByRole('checkbox', { name: `Select ${name}` })
  await table.getByRole('button', { name: 'web-01' }).click()
  await expect(picture).toHaveAccessibleName(/: web-01 [\d.]+.%\.$/)
  await expect(box('web-01')).toBeChecked()
  await expect(box('web-02')).not.toBeChecked()
  await box('web-02').press('Space')
  await expect(picture).toHaveAccessibleName(/web-01 .*, web-02 |web-02 .*, web-01 /)
  await table.getByRole('button', { name: 'web-01' }).press('Enter')
  await table.getByRole('button', { name: 'web-01' }).press('Enter')
  await expect(box('db-01')).toBeChecked()
})

test('drawing: stacked, bars and points; a second unit; zeros on a log scale are counted', async ({
  page,
}) => {
  const picture = page.getByRole('figure').getByRole('img', { name: /chart/ })
  await signIn(page, explore(fleet, { draw: 'stacked' }))
  await expect(picture).toHaveAccessibleName(/, stacked area chart\./)
  await expect(picture.locator('canvas')).toBeVisible()
  for (const [draw, words] of [
    ['bars', /, bar chart\./],
    ['points', /, point chart\./],
  ] as const) {
    await page.goto(explore(fleet, { draw }))
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(picture).toHaveAccessibleName(words)
    await expect(picture.locator('canvas')).toBeVisible()
  }
  const both = ['cpu.user_perc', 'mem.usable_mb'].map((metric) => ({
    metric,
    dimensions: { hostname: ['web-01'] },
    functions: ['avg', 'min', 'max'],
  }))
  await page.goto(explore(both, {}))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(picture).toHaveAccessibleName(/%.*iB/)
  await picture.locator('.u-over').hover()
  await expect(tooltip(page)).toContainText('%')
  await expect(tooltip(page)).toContainText('iB')

  await page.goto(explore([{ metric: 'host_alive_status' }], { scale: 'log' }))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText(/^\d+ values at or below zero cannot be shown on a log scale\.$/)).toBeVisible()
})
