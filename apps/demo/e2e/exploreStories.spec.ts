import type { MetricInput } from '@monasca/core'
import {
  account,
  expect,
  type Page,
  signInAtProvider,
  signInByRedirect,
  test,
} from './fixtures/sessionTest.js'
import { chart } from './test.js'

const minute = 60_000
const day = 86_400_000

const find = (page: Page) => page.getByRole('searchbox', { name: 'Find metrics' })
const node = (page: Page, name: RegExp | string) =>
  page.getByRole('tree', { name: 'Metrics' }).getByRole('treeitem', { name })
const query = (page: Page) => page.getByRole('region', { name: 'Query A' })

test.describe('which host, since when', () => {
  test.use({ emulatorOptions: { fleet: false } })

  const name = 'shop.checkout_ms'
  const hosts = ['shop-1', 'shop-2', 'shop-3']
  const now = Date.now()

  /** The second host is slow since 20 minutes ago. */
  const measured = (time: number, host: string): MetricInput => ({
    name,
    dimensions: { hostname: host, service: 'shop' },
    timestamp: time,
    value: host === 'shop-2' && time > now - 20 * minute ? 900 : 100 + hosts.indexOf(host),
  })

  test.beforeEach(async ({ client }) => {
    const times = [now - day, now].flatMap((end) =>
      Array.from({ length: 60 }, (_, index) => end - index * minute),
    )
    await client.metrics.create(times.flatMap((time) => hosts.map((host) => measured(time, host))))
  })

  test('found, zoomed, compared with yesterday; a colleague sees the same by the link', async ({
    page,
    context,
    browser,
    baseURL,
  }) => {
    test.slow()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await signInByRedirect(page, '/explore')
    await find(page).fill('checkout')
    await node(page, `${name} 3 series`).click()
    const figure = chart(page, name)
    const legend = figure.getByRole('table')
    await expect(legend).toContainText('shop-2')
    // The slow host is first when the legend is sorted by its highest value.
    await legend.getByRole('button', { name: 'Max' }).click()
    await expect(legend.getByRole('row').nth(1)).toContainText('shop-2')
    await expect(legend.getByRole('row').nth(1)).toContainText('900')

    // A drag from the middle of the chart to its end.
    const box = await figure.locator('.u-over').boundingBox()
    if (box === null) throw new Error('The chart is not drawn')
    const y = box.y + box.height / 2
    await page.mouse.move(box.x + box.width / 2, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.7, y)
    await page.mouse.move(box.x + box.width - 4, y)
    await page.mouse.up()
    await expect(page).toHaveURL(/range=\d{8}T\d{6}Z\.\.\d{8}T\d{6}Z/)

    await query(page).getByRole('button', { name: 'Options of query A' }).click()
    await query(page).getByRole('combobox', { name: 'Compare with' }).click()
    await page.getByRole('option', { name: '1 day ago' }).click()
    await expect(page.getByTestId('lines')).toHaveText('6 lines, 2 requests per update')
    await expect(legend).toContainText('shop-2, 1 day ago')
    await expect(legend.getByRole('row').nth(1)).toContainText('900')
    await page.mouse.move(0, 0)
    const seen = await legend.getByRole('row').allInnerTexts()

    await account(page).click()
    await page.getByRole('menuitem', { name: 'Copy link with fixed times' }).click()
    await expect(page.getByRole('menuitem', { name: 'Copied' })).toBeVisible()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toContain(`${baseURL}/explore?`)

    const colleague = await (await browser.newContext()).newPage()
    await colleague.goto(link)
    await colleague.getByRole('button', { name: 'Sign in with Example', exact: true }).click()
    await signInAtProvider(colleague)
    await expect(colleague).toHaveURL(link)
    const same = chart(colleague, name).getByRole('table')
    await expect(same.getByRole('row')).toHaveText(seen, { useInnerText: true })
    await colleague.context().close()
  })
})

test.describe('unknown metric among 5,000', () => {
  test.use({ emulatorOptions: { fleet: false } })

  const names = 300
  const perName = 16
  const heartbeats = 600

  test.beforeEach(async ({ client }) => {
    const timestamp = Date.now()
    const all = Array.from({ length: names }, (_, index) => index).flatMap((index) =>
      Array.from({ length: perName }, (_, host): MetricInput => {
        const part = ['queue', 'cache', 'worker'][index % 3]
        return {
          name: `app${Math.floor(index / 30)}.${part}.depth_${String(index).padStart(3, '0')}`,
          dimensions: { hostname: `node-${String(index * perName + host).padStart(4, '0')}`, zone: 'ü|1' },
          timestamp,
          value: index,
        }
      }),
    )
    const beats = Array.from(
      { length: heartbeats },
      (_, host): MetricInput => ({
        name: 'fleet.heartbeat',
        dimensions: { hostname: `node-${String(host).padStart(4, '0')}` },
        timestamp,
        value: 1,
      }),
    )
    for (let start = 0; start < all.length; start += 1000) {
      await client.metrics.create(all.slice(start, start + 1000))
    }
    await client.metrics.create(beats)
  })

  test('found by a part of its name and by a value, with the page free for keys', async ({ page }) => {
    test.slow()
    await page.addInitScript(() => {
      const tasks: number[] = []
      Object.assign(window, { longTasks: tasks })
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration)
      })
      observer.observe({ type: 'longtask', buffered: true })
    })
    /** Notes the tasks over 50 ms since the last call: they depend on the machine, so they are no condition. */
    const note = async (what: string) => {
      const tasks = await page.evaluate(() =>
        (window as unknown as { longTasks: number[] }).longTasks.splice(0),
      )
      const description = `${what}: ${tasks.length === 0 ? 'no task over 50 ms' : `tasks of ${tasks.map(Math.round).join(', ')} ms`}`
      process.stdout.write(`${description}\n`)
      test.info().annotations.push({ type: 'measured', description })
    }
    await signInByRedirect(page, '/alarms')
    await expect(page.getByRole('heading', { level: 1, name: 'Alarms' })).toBeVisible()
    await note('before')
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Explore' }).click()
    await expect(page.getByTestId('matches')).toHaveText(`${names + 1} names, 5,400 series`)
    await note('tree of 301 names and 5,400 series')
    const items = page.getByRole('treeitem')
    await expect(node(page, 'app0. 480 series')).toHaveAttribute('aria-setsize', '11')

    // A letter at a time, as it is typed.
    await find(page).pressSequentially('cache.depth_28')
    await expect(node(page, 'app9.cache.depth_280 16 series')).toBeVisible()
    await expect(page.getByTestId('matches')).toHaveText(/^[34] matches$/)
    await note('search by a part of the name')

    await find(page).fill('node-4')
    await expect(page.getByTestId('matches')).toHaveText(/^\d+ matches$/)
    await expect(node(page, 'hostname=node-4000 1 series')).toBeVisible()
    expect(await items.count()).toBeLessThan(100)
    await note('search by a part of a value, with 800 found')

    await find(page).fill('node-4217')
    await expect(page.getByTestId('matches')).toHaveText('1 match')
    await node(page, 'hostname=node-4217 1 series').click()
    await expect(page.getByTestId('lines')).toHaveText('1 line, 1 request per update')
    await expect(query(page).getByRole('combobox', { name: 'Metric' })).toHaveValue('app8.worker.depth_263')
    await note('one series drawn')

    // Too many lines are not drawn without a word.
    await find(page).fill('heartbeat')
    await node(page, 'fleet.heartbeat 600 series').click()
    await expect(page.getByRole('alert')).toContainText('fleet.heartbeat has more than 500 series')
    await page.getByRole('button', { name: 'Merge into one line' }).click()
    await expect(page.getByTestId('lines')).toHaveText('1 line, 1 request per update')
    await note('600 series merged')
  })
})
