// Takes a screenshot of every state of every page, in both colour schemes and three widths, with a sign-in per
// state. Look at them after a change of looks: `npm run screenshots [-- <part of a name>]`; files in
// test-results/screenshots. `npm run screenshots -- readme` takes the pictures of the README, in docs/images.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from './lib/browser.mjs'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'test-results/screenshots')
const [wanted = ''] = process.argv.slice(2)
const widths = [390, 1440, 2560]
const schemes = /** @type {const} */ (['light', 'dark'])

const pages = {
  overview: '/',
  hosts: '/hosts',
  'hosts-overlay': '/hosts?view=overlay',
  'hosts-heat': '/hosts?view=heat&range=6h',
  'hosts-table': '/hosts?view=table',
  explore: `/explore?q=${encodeURIComponent('[{"metric":"cpu.user_perc"}]')}`,
  alarms: '/alarms',
  dashboards: '/dashboards',
  'dashboard-host': '/dashboards/host',
  'dashboard-fleet': '/dashboards/fleet',
  'dashboard-services': '/dashboards/service-health',
  'dashboard-monasca': '/dashboards/monasca',
  'dashboard-kiosk': '/dashboards/fleet?kiosk=true',
  definitions: '/definitions',
  'definition-new': '/definitions/new',
  'definitions-import': '/definitions/import',
  notifications: '/notifications',
  inbox: '/inbox',
  alarm: undefined,
}

const api = '**/v2.0/**'
const reply = (status, body) => (route) => route.fulfill({ status, json: body })
/** States by name: how the API behaves while the page loads. `stale` fails after the page has data. */
const states = {
  full: undefined,
  stale: undefined,
  loading: () => undefined,
  empty: reply(200, { links: [], elements: [] }),
  error: reply(500, { internal_error: { title: 'The database is not available', description: '' } }),
  forbidden: reply(403, {
    title: 'Forbidden',
    description: 'The request does not have access to this service',
  }),
}

/** Starts the dashboard, and resolves to its address. */
function startDashboard() {
  const main = join(root, 'apps/demo/dist-server/main.js')
  const child = spawn(process.execPath, [main, '--port', '0', '--emulator-port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      const found = /Dashboard +(http\S+)/.exec(text)?.[1]
      if (found && text.includes('Ctrl+C')) resolve(found)
    })
    child.on('exit', () => reject(new Error(`The dashboard ended. Run npm run build first.\n${text}`)))
  })
  return { child, address }
}

/** Goes to a page without a reload, so that the session in memory stays. */
const navigate = (page, address) =>
  page.evaluate((url) => {
    history.pushState({}, '', url)
    dispatchEvent(new PopStateEvent('popstate'))
  }, address)

async function settle(page) {
  const ready = () => {
    const main = document.querySelector('main')
    return (
      main &&
      !main.querySelector('.mantine-Skeleton-root, [data-skeleton]') &&
      !main.querySelector('[role="img"]:not(:has(canvas)):not(:has(svg))')
    )
  }
  await page.waitForFunction(ready, undefined, { timeout: 15_000 }).catch(() => undefined)
}

async function shoot(page, name) {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const width of widths) {
      await page.setViewportSize({ width, height: 1000 })
      await page.waitForTimeout(400)
      await page.screenshot({
        path: join(folder, `${name}-${colorScheme}-${width}.png`),
        fullPage: width !== 2560,
      })
    }
  }
  console.log(name)
}

/** Signs in at a page that does not read Monasca. A new context has an empty cache. */
async function openSignedIn(browser, url, behaviour) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin' })
  const page = await context.newPage()
  if (behaviour) await page.route(api, behaviour)
  await page.goto(`${url}/sign-in?redirect=/inbox`)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation', { name: 'Pages' }).waitFor({ state: 'attached' })
  return page
}

/** The address of a firing alarm. */
async function alarmAddress(browser, url) {
  const page = await openSignedIn(browser, url)
  await navigate(page, '/alarms')
  const address = await page.getByRole('link', { name: 'High CPU usage' }).first().getAttribute('href')
  await page.context().close()
  return address
}

async function shootReadme(browser, url) {
  const alarm = await alarmAddress(browser, url)
  const page = await openSignedIn(browser, url)
  await page.setViewportSize({ width: 1280, height: 860 })
  const pictures = {
    dashboard: '/?host=worker-01',
    alarm,
    explore: `/explore?q=${encodeURIComponent('[{"metric":"cpu.user_perc"}]')}`,
    fleet: '/dashboards/fleet',
  }
  for (const [name, target] of Object.entries(pictures)) {
    await navigate(page, target)
    await page.waitForTimeout(500)
    await settle(page)
    await page.waitForTimeout(500)
    await page.screenshot({ path: join(root, `docs/images/${name}.png`) })
  }
  await page.context().close()
}

const { path, reason } = await findBrowser()
if (!path) throw new Error(reason)
mkdirSync(folder, { recursive: true })
const { child, address } = startDashboard()
const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
try {
  const url = await address
  if (wanted === 'readme') await shootReadme(browser, url)
  if ('sign-in'.includes(wanted)) {
    const page = await browser.newPage({ locale: 'en-GB' })
    await page.goto(`${url}/sign-in`)
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    await shoot(page, 'sign-in')
    await page.context().close()
  }
  const hasAlarm = Object.keys(states).some((state) => `alarm-${state}`.includes(wanted))
  const alarm = hasAlarm ? await alarmAddress(browser, url) : null
  for (const [state, behaviour] of Object.entries(states)) {
    const names = Object.keys(pages).filter((name) => `${name}-${state}`.includes(wanted))
    if (names.length === 0) continue
    const page = await openSignedIn(browser, url, behaviour)
    for (const name of names) {
      const target = name === 'alarm' ? alarm : pages[name]
      if (!target) continue
      await navigate(page, target)
      // The code of the page arrives first.
      await page.waitForTimeout(500)
      if (state !== 'loading') await settle(page)
      if (state === 'stale') {
        // After the outage of the page before.
        await page.getByRole('button', { name: /^Live/ }).waitFor({ timeout: 60_000 })
        await settle(page)
        await page.route(api, states.error)
        await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
        await page.waitForTimeout(16_000)
      }
      await shoot(page, `${name}-${state}`)
      if (state === 'stale') {
        await page.unroute(api)
        await page.evaluate(() => dispatchEvent(new Event('online')))
      }
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.context().close()
  }
} finally {
  await browser.close()
  child.kill('SIGTERM')
}
