import type { Client } from '@monasca/core'
import { addAxe, findOverlayViolations } from './fixtures/axe.js'
import { type Cloud, expect, type Page, signInByPassword, test } from './fixtures/sessionTest.js'

const minute = 60_000
/** How long the hosts have been measured when the page is opened. */
const past = 4 * 60 * minute

// The emulator starts in the past, and is moved to the present when the hosts have been measured.
test.use({ emulatorOptions: { clock: () => Date.now() - past, fleet: false } })

/** Two hosts: one is over 90 % in three of four hours, the other never over 60 %. Returns the id of an alarm. */
async function measure(cloud: Cloud, client: Client): Promise<string> {
  await client.alarmDefinitions.create({
    name: 'Busy',
    expression: 'max(cpu.user_perc) > 90',
    matchBy: ['hostname'],
    severity: 'HIGH',
  })
  const start = Date.now() - past
  for (let hour = 0; hour < 4; hour++) {
    const metrics = Array.from({ length: 60 }, (_, index) => {
      const elapsed = (hour * 60 + index) * minute
      const isBusy = hour > 0 && index >= 30 && index < 40
      return { 'web-01': isBusy ? 95 : 40, 'web-02': 50 + (index % 10), elapsed }
    })
    await client.metrics.create(
      metrics.flatMap(({ elapsed, ...values }) =>
        Object.entries(values).map(([hostname, value]) => ({
          name: 'cpu.user_perc',
          dimensions: { hostname },
          timestamp: start + elapsed,
          value,
        })),
      ),
    )
    await cloud.emulator.advance(60 * minute)
  }
  const { elements } = await client.alarms.list({ metricName: 'cpu.user_perc' })
  expect(elements.length).toBeGreaterThan(0)
  return elements[0]?.id ?? ''
}

/** The row of an alarm. */
function rowOf(page: Page, name: string) {
  return page
    .getByRole('table', { name: 'Alarms of the back-test' })
    .getByRole('row')
    .filter({ hasText: name })
}

test('start minutes: an alarm that fires only with some of them is marked', async ({
  page,
  cloud,
  client,
}) => {
  await measure(cloud, client)
  // Busy for ten minutes of each hour: ten minutes that start later are not busy to their end.
  const { id } = await client.alarmDefinitions.create({
    name: 'Busy for long',
    expression: 'avg(cpu.user_perc, 600) > 90',
    matchBy: ['hostname'],
  })
  await signInByPassword(page, `/definitions/${id}`)
  await page.getByRole('button', { name: 'Run back-test' }).click()
  const counts = page.getByRole('status').filter({ hasText: 'firing' })
  await expect(counts).toHaveText(/in \d of 2 alarms/)
  await expect(page.getByText('depends on the start minute')).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Try every start minute' }).check()
  await expect(counts).toHaveText(/in 1 of 2 alarms.*, 1 only with some start minutes$/)
  await expect(rowOf(page, 'web-01')).toContainText('depends on the start minute')
})

test('story: drag the threshold by pointer and by keys, and the counts follow', async ({
  page,
  cloud,
  client,
}) => {
  const alarmId = await measure(cloud, client)
  await addAxe(page)
  await signInByPassword(page, `/alarms/${alarmId}/backtest`)
  await page.getByRole('button', { name: 'Run back-test' }).click()

  const counts = page.getByRole('status').filter({ hasText: 'firing' })
  await expect(counts).toHaveText(/^3 firings in 1 of 2 alarms, .* in Alarm$/)
  await expect(rowOf(page, 'web-01')).toContainText('3')
  await expect(rowOf(page, 'web-02').getByRole('cell').nth(1)).toHaveText('0')
  await expect(page.getByText('This is an estimate')).toBeVisible()

  const slider = page.getByRole('slider', { name: 'Threshold of cpu.user_perc' })
  await expect(slider).toHaveAttribute('aria-valuenow', '90')
  const box = (await slider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 80, { steps: 8 })
  // While the button is down.
  await expect(counts).toHaveText(/in 2 of 2 alarms/)
  await page.mouse.up()
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(counts).toHaveText(/^3 firings/)

  await slider.focus()
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press('ArrowUp')
  await expect(slider).toHaveAttribute('aria-valuetext', /> 95\s%/)
  await expect(counts).toHaveText('0 firings in 0 of 2 alarms')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await expect(counts).toHaveText(/^3 firings in 1 of 2 alarms/)

  // The threshold is saved after a question, and the rule of the page follows.
  await page.getByRole('button', { name: /^Use this threshold: > 75/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('max(cpu.user_perc) > 75')
  expect(await findOverlayViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Save threshold' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Reset' })).toHaveCount(0)
  await expect(slider).toHaveAttribute('aria-valuenow', '75')
  await expect
    .poll(async () => (await client.alarmDefinitions.list()).elements.map(({ expression }) => expression))
    .toContain('max(cpu.user_perc) > 75')

  await page.getByText('3 days', { exact: true }).click()
  await expect(page).toHaveURL(/over=3d/)
  await expect(counts).toHaveText(/^3 firings/)
})
