import { chart, expect, signIn, test } from './test.js'

/** What a server returns for a long range of many hosts: about 1 MB. */
function reply(address: string): unknown {
  const query = new URL(address).searchParams
  const start = Date.parse(query.get('start_time') ?? '')
  const statistics = (query.get('statistics') ?? '').split(',')
  const rows = Array.from({ length: 1000 }, (_, row) => [
    new Date(start + row * 60_000).toISOString(),
    ...statistics.map(() => row / 7),
  ])
  const elements = Array.from({ length: 20 }, (_, host) => ({
    id: String(host),
    name: query.get('name'),
    dimensions: { hostname: `many-${host}` },
    columns: ['timestamp', ...statistics],
    statistics: rows,
  }))
  return { links: [], elements }
}

// The page's Content Security Policy allows workers from its own files only, and `test` fails if it is violated.
test('a large response is decoded in a worker', async ({ page }) => {
  await page.route('**/v2.0/metrics/statistics?*', (route) =>
    route.fulfill({ json: reply(route.request().url()) }),
  )
  const started = page.waitForEvent('worker', (worker) => worker.url().includes('/assets/decoder.worker-'))
  const queries = [{ metric: 'cpu.user_perc', groupBy: ['hostname'] }]
  await signIn(page, `/explore?q=${encodeURIComponent(JSON.stringify(queries))}`)
  await started
  await expect(chart(page, 'cpu.user_perc').getByRole('img')).toBeVisible()
  await expect(
    page.getByRole('table', { name: 'Series' }).getByRole('row', { name: /many-19/ }),
  ).toBeVisible()
})

test('without its worker the page decodes', async ({ page }) => {
  await page.route('**/assets/decoder.worker-*', (route) => route.abort())
  await page.route('**/v2.0/metrics/statistics?*', (route) =>
    route.fulfill({ json: reply(route.request().url()) }),
  )
  const queries = [{ metric: 'cpu.user_perc', groupBy: ['hostname'] }]
  await signIn(page, `/explore?q=${encodeURIComponent(JSON.stringify(queries))}`)
  await expect(
    page.getByRole('table', { name: 'Series' }).getByRole('row', { name: /many-19/ }),
  ).toBeVisible()
})
