import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createClient, createSession } from '@monasca/core'
import { V3Password } from '@monasca/core/identity'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lab } from '../../../../core/test/keystone/lab.js'
import { adminSession, createAccount } from '../../../../core/test/keystone/support/admin.js'
import { createEmulator, type Emulator } from '../../../src/index.js'
import { type GuardedMonasca, guardMonasca } from './guardedMonasca.js'

// The dashboard as `npm start` serves it (it must have been built), in Chromium, with a real Keystone, and the emulator's
// Monasca behind it.

const minute = 60_000
const past = 20 * minute
const start = Date.now() - past
const main = fileURLToPath(new URL('../../../../../apps/demo/dist-server/main.js', import.meta.url))

let emulator: Emulator
let monasca: GuardedMonasca
let dashboard: ChildProcess
let address: string
let browser: Browser

/** Whether the real Keystone knows the token. */
async function isValid(token: string): Promise<boolean> {
  try {
    await adminSession.request({
      method: 'GET',
      url: `${lab.keystone}/auth/tokens`,
      headers: { 'X-Subject-Token': token },
    })
    return true
  } catch {
    return false
  }
}

beforeAll(async () => {
  emulator = createEmulator({ clock: () => Date.now() - past, fleet: false, oidc: false })
  monasca = await guardMonasca(emulator, isValid)
  dashboard = spawn(process.execPath, [
    main,
    ...['--port', '0', '--keystone-url', lab.keystone, '--monasca-url', monasca.url],
  ])
  address = await new Promise<string>((resolve, reject) => {
    let text = ''
    for (const stream of [dashboard.stdout, dashboard.stderr]) {
      stream?.on('data', (chunk) => {
        text += chunk
        const found = /Dashboard +(http\S+)/.exec(text)?.[1]
        if (found !== undefined && text.includes('Ctrl+C')) resolve(found)
      })
    }
    dashboard.on('exit', () => reject(new Error(`The dashboard ended:\n${text}`)))
  })
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})

afterAll(async () => {
  await browser?.close()
  dashboard?.kill('SIGKILL')
  await monasca?.close()
  await emulator?.close()
})

test('disk alarm: defined in the dashboard by a user of a real Keystone, fires and is acknowledged', {
  timeout: 240_000,
}, async () => {
  const { username, password, projectName } = await createAccount()
  const auth = new V3Password({
    ...{ authUrl: lab.keystone, username, password, userDomainId: 'default' },
    ...{ projectName, projectDomainId: 'default' },
  })
  const client = createClient({ session: createSession({ auth }), endpoint: monasca.url })
  const measure = async (from: number, to: number, used: number) => {
    for (let index = from; index < to; index++) {
      await client.metrics.create({
        name: 'disk.space_used_perc',
        dimensions: { hostname: 'web-01' },
        timestamp: start + index * minute,
        value: used,
      })
      await emulator.advance(minute)
    }
  }
  await measure(0, 10, 60)

  const page = await browser.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${address}/definitions/new`)
  await page.getByRole('textbox', { name: 'User name' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Disk nearly full')
  await page.getByRole('combobox', { name: 'Metric of the new condition' }).fill('disk')
  await page.getByRole('option', { name: 'disk.space_used_perc' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Create alarm definition' }).click()
  await page.getByText('Alarm definition “Disk nearly full” created.').waitFor()

  await measure(10, 16, 96)
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Alarms/ })
    .click()
  await page.getByRole('link', { name: 'Disk nearly full' }).first().click()
  await page.getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByRole('textbox', { name: 'Link' }).fill('https://tickets.example.org/7')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: 'https://tickets.example.org/7' }).waitFor()
  await page.context().close()

  const { elements } = await client.alarms.list({ lifecycleState: 'ACKNOWLEDGED' })
  expect(elements).toMatchObject([
    { state: 'ALARM', link: 'https://tickets.example.org/7', alarmDefinition: { name: 'Disk nearly full' } },
  ])
})

test('a token that the real Keystone does not know is refused', async () => {
  const { status } = await fetch(`${monasca.url}/alarms`, { headers: { 'X-Auth-Token': 'gAAAAABforeign' } })
  expect(status).toBe(401)
})
