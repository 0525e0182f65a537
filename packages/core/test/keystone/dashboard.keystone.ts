import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { createAccount, unique } from './support/admin.js'

// The dashboard as `npm start` serves it (it must have been built), in Chromium, with this Keystone and its OpenID
// provider. There is no Monasca: pages show an error for it, which does not affect the sign-in.

const origin = lab.origins[0] ?? ''
const main = fileURLToPath(new URL('../../../../apps/demo/dist-server/main.js', import.meta.url))

let server: ChildProcess
let browser: Browser
const violations: string[] = []

beforeAll(async () => {
  server = spawn(process.execPath, [
    main,
    ...['--port', new URL(origin).port, '--keystone-url', lab.keystone],
    ...['--monasca-url', 'http://127.0.0.1:9/v2.0', '--identity-provider', 'lab'],
    ...['--oidc-discovery', `${lab.idp}/.well-known/openid-configuration`, '--oidc-client-id', 'spa'],
    ...['--oidc-scope', 'openid profile offline_access', '--provider-name', 'Lab'],
  ])
  await new Promise<void>((resolve, reject) => {
    let text = ''
    for (const stream of [server.stdout, server.stderr]) {
      stream?.on('data', (chunk) => {
        text += chunk
        if (text.includes('Ctrl+C')) resolve()
      })
    }
    server.on('exit', () => reject(new Error(`The dashboard ended:\n${text}`)))
  })
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})

afterAll(async () => {
  await browser?.close()
  server?.kill('SIGKILL')
  expect(violations).toEqual([])
})

/** A page of a browser that has not signed in yet. */
async function openPage(): Promise<Page> {
  const context = await browser.newContext()
  context.on('console', (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) violations.push(message.text())
  })
  const page = await context.newPage()
  await page.goto(`${origin}/notifications`)
  return page
}

const redirectButton = (page: Page) => page.getByRole('button', { name: 'Sign in with Lab', exact: true })

/** Completes the provider's pages. */
async function signInAtProvider(page: Page, username: string): Promise<void> {
  await page.locator('[name=login]').fill(username)
  await page.locator('[name=password]').fill('password')
  await page.locator('[type=submit]').click()
  await page.locator('[name=login]').waitFor({ state: 'detached' })
  await page.locator('[type=submit]').click()
}

/** Waits for the session of a user in the project `mini-mon`. */
async function waitForAccount(page: Page, username: string): Promise<void> {
  await page.getByRole('button', { name: `Account of ${username}` }).waitFor()
  await page.getByRole('button', { name: 'Project: mini-mon' }).waitFor()
}

test('redirect: goes to the provider and back, and a reload signs in silently', async () => {
  const page = await openPage()
  const username = unique('person')
  await redirectButton(page).click()
  await signInAtProvider(page, username)
  await waitForAccount(page, username)
  expect(page.url()).toBe(`${origin}/notifications`)
  await page.reload()
  await waitForAccount(page, username)
  await page.context().close()
})

test('popup: signs in over the page', async () => {
  const page = await openPage()
  const username = unique('person')
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Sign in with a popup' }).click()
  await signInAtProvider(await opened, username)
  await waitForAccount(page, username)
  await page.context().close()
})

test('denied: shows a clear message, and a retry succeeds', async () => {
  const page = await openPage()
  await redirectButton(page).click()
  await page.getByRole('link', { name: /Cancel/ }).click()
  await page.getByRole('alert').filter({ hasText: 'cancelled' }).waitFor()
  const username = unique('person')
  await redirectButton(page).click()
  await signInAtProvider(page, username)
  await waitForAccount(page, username)
  await page.context().close()
})

test('password: a wrong one is reported, the right one signs in; signing out ends the session', async () => {
  const { username, password } = await createAccount()
  const page = await openPage()
  await page.getByRole('textbox', { name: 'User name' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: 'refused the user name or the password' }).waitFor()
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const button = page.getByRole('button', { name: `Account of ${username}` })
  await button.click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.context().close()
})
