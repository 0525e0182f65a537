import { createServer } from 'node:net'
import { createEmulator } from '@monasca/emulator'
import { test as base, expect } from '@playwright/test'
import { account, signInAtProvider } from './fixtures/sessionTest.js'
import { startServer } from './fixtures/startServer.js'

// A dashboard on plain http, under a name that is not this machine's: no Web Crypto, no Web Locks.

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('The system gave no port')
  return address.port
}

const test = base.extend<{ host: string; address: string }>({
  host: ['monitor.test', { option: true }],
  address: async ({ host }, use) => {
    const port = await freePort()
    const address = `http://${host}:${port}`
    const clients = [{ id: 'monitor', redirectUris: [`${address}/callback`] }]
    const emulator = createEmulator({ oidc: { clients } })
    const { url } = await emulator.listen({ port: 0 })
    const server = startServer([
      ...['--port', String(port), '--allowed-hosts', host],
      ...['--keystone-url', `${url}/identity`, '--monasca-url', `${url}/v2.0`],
      ...['--oidc-discovery', `${emulator.issuer}/.well-known/openid-configuration`],
      ...['--oidc-client-id', 'monitor', '--identity-provider', 'emulator', '--provider-name', 'Example'],
    ])
    await server.address()
    await use(address)
    server.child.kill('SIGKILL')
    await emulator.close()
  },
})

const isInsecure = () => [isSecureContext, crypto.subtle === undefined, navigator.locks === undefined]

test('B2: on plain http, sign-in at an OpenID provider works by redirect', async ({ page, address }) => {
  await page.goto(`${address}/notifications`)
  expect(await page.evaluate(isInsecure)).toEqual([false, true, true])
  await page.getByRole('button', { name: 'Sign in with Example', exact: true }).click()
  await signInAtProvider(page)
  await expect(account(page)).toBeVisible()
  await expect(page).toHaveURL(`${address}/notifications`)
})

test('B2: on plain http, sign-in at an OpenID provider works in a popup', async ({ page, address }) => {
  await page.goto(`${address}/notifications`)
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Sign in with a popup' }).click()
  const popup = await opened
  await signInAtProvider(popup)
  await expect(account(page)).toBeVisible()
  await expect.poll(() => popup.isClosed()).toBe(true)
})

test('B2: on plain http, sign-in by password works, in two tabs as well', async ({
  page,
  context,
  address,
}) => {
  await page.goto(`${address}/alarms`)
  await page.getByRole('textbox', { name: 'User name' }).fill('mini-mon')
  await page.getByRole('textbox', { name: 'Password' }).fill('password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(account(page)).toBeVisible()
  const second = await context.newPage()
  await second.goto(`${address}/explore`)
  await expect(account(second)).toBeVisible()
})

test('A12: a link to the callback of a popup that no page opened leads to sign-in', async ({
  page,
  address,
}) => {
  for (const query of [
    '?code=x&state=popup.x',
    '?code=x&state=silent.x',
    '#id_token=x&state=popup.x',
    '?code=x',
  ]) {
    await page.goto(`${address}/callback${query}`)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expect(page).toHaveURL(/\/sign-in/)
    expect(page.url()).not.toContain('code')
  }
})
