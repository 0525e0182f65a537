import { createClient, SignInRequiredError } from '@monasca/core'
import {
  createOpenId,
  createSessionManager,
  type Platform,
  type SessionManager,
  type SessionManagerOptions,
  type SessionPage,
  withPassword,
} from '@monasca/core/session'
import { expect, onTestFinished, test } from 'vitest'
import type { Emulator, EmulatorOptions } from '../../src/index.js'
import { type Browser, createBrowser, signInAndAllow } from '../oidc/browser.js'
import { startProvider } from '../oidc/setup.js'

const miniMon = { username: 'mini-mon', userDomainId: 'default', password: 'password' }

/** A page whose address the test changes. */
function createPage(url: string): SessionPage & { left: string[] } {
  let address = url
  const left: string[] = []
  return {
    left,
    get url() {
      return address
    },
    replaceUrl: (next) => {
      address = new URL(next, address).href
    },
    navigate: (next) => left.push(next),
    openPopup: () => undefined,
    openFrame: () => () => undefined,
    close: () => undefined,
    listen: () => () => undefined,
  }
}

type Place = {
  emulator: Emulator
  url: string
  issuer: string
  /** The user's browser, which keeps the provider's cookies. */
  browser: Browser
  open(page?: SessionPage, options?: Partial<SessionManagerOptions>): SessionManager
}

async function start(options: EmulatorOptions = {}, platform: Partial<Platform> = {}): Promise<Place> {
  const { emulator, url, issuer } = await startProvider(options)
  return {
    emulator,
    url,
    issuer,
    browser: createBrowser(({ port }) => port === '5173'),
    open(page, more = {}) {
      const manager = createSessionManager({
        authUrl: `${url}/identity`,
        openid: createOpenId({
          discoveryEndpoint: `${issuer}/.well-known/openid-configuration`,
          clientId: 'dashboard',
          redirectUri: '/callback',
          openidScope: 'openid profile offline_access',
          identityProvider: 'emulator',
          protocol: 'openid',
          postLogoutRedirectUri: '/',
        }),
        retries: 0,
        platform: { page, ...platform },
        ...more,
      })
      onTestFinished(manager.start())
      return manager
    },
  }
}

/** Signs in by redirect: away, through the provider's pages, and back to a new page. */
async function byRedirect(
  place: Place,
  more: Partial<SessionManagerOptions> = {},
  pages: (SessionPage & { left: string[] })[] = [],
): Promise<SessionManager> {
  const tabStorage = new Map<string, string>()
  const options = { ...more, platform: { tabStorage, ...more.platform } }
  const page = createPage('http://127.0.0.1:5173/alarms')
  const before = place.open(undefined, { ...options, platform: { ...options.platform, page } })
  await before.restore()
  await before.signInWithRedirect()
  const { url } = await signInAndAllow(place.browser, page.left[0] ?? '', 'mini-mon')
  const back = createPage(url)
  pages.push(back)
  const manager = place.open(undefined, { ...options, platform: { ...options.platform, page: back } })
  await manager.restore()
  return manager
}

test('default: a password, projects, a switch, and requests to Monasca', async () => {
  const place = await start()
  const manager = place.open()
  await manager.restore()
  expect(manager.getSnapshot().status).toBe('signed-out')
  await manager.signIn(withPassword(miniMon))
  const snapshot = manager.getSnapshot()
  expect(snapshot).toMatchObject({
    status: 'ready',
    user: { name: 'mini-mon', domainId: 'default' },
    scope: { kind: 'project', name: 'mini-mon' },
    roles: ['monasca-user'],
    signInMethod: 'password',
    error: undefined,
  })
  const client = createClient({ session: manager.session })
  await client.metrics.create({ name: 'cpu.user_perc', timestamp: Date.now(), value: 1 })
  expect((await client.metrics.list()).elements).toMatchObject([{ name: 'cpu.user_perc' }])
  const projects = await manager.listProjects()
  expect(projects.map(({ name }) => name)).toContain('mini-mon')
  await manager.switchScope({ unscoped: true })
  expect(manager.getSnapshot().scope).toEqual({ kind: 'unscoped' })
  await manager.switchProject(projects[0]?.id ?? '')
  expect(manager.getSnapshot()).toEqual(snapshot)
})

test('behavior: signing out revokes Keystone’s tokens', async () => {
  const place = await start()
  const manager = place.open()
  await manager.signIn(withPassword(miniMon))
  const token = (await manager.session.getToken()) ?? ''
  expect((await manager.signOut()).errors).toEqual([])
  const { status } = await place.emulator.fetch(`${place.url}/v2.0/metrics`, {
    headers: { 'X-Auth-Token': token },
  })
  expect(status).toBe(401)
  const client = createClient({ session: manager.session })
  await expect(client.metrics.list()).rejects.toThrow(SignInRequiredError)
})

test('behavior: code and PKCE through the provider’s own pages, then Keystone’s federation', async () => {
  const place = await start()
  const manager = await byRedirect(place)
  expect(manager.getSnapshot()).toMatchObject({
    status: 'ready',
    user: { name: 'mini-mon' },
    signInMethod: 'openid',
    expiresAt: undefined,
    error: undefined,
  })
  await createClient({ session: manager.session }).metrics.list()
})

test('behavior: renewals use each of the provider’s rotating refresh tokens once', async () => {
  const spent: string[] = []
  const place = await start({ tokenTtl: 4, oidc: { lifetimes: { accessToken: 2 } } })
  const fetch: SessionManagerOptions['fetch'] = (input, init) => {
    const form = new URLSearchParams(typeof init?.body === 'string' ? init.body : '')
    spent.push(...form.getAll('refresh_token'))
    return globalThis.fetch(input, init)
  }
  const manager = await byRedirect(place, { fetch })
  const client = createClient({ session: manager.session })
  const end = Date.now() + 9000
  while (Date.now() < end) {
    await Promise.all([client.metrics.list(), client.alarms.list()])
    expect(manager.getSnapshot().status).toBe('ready')
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  expect(spent.length).toBeGreaterThanOrEqual(2)
  expect(new Set(spent).size).toBe(spent.length)
}, 30_000)

test('behavior: signing out everywhere revokes the refresh token and ends the provider’s session', async () => {
  const place = await start()
  const pages: ReturnType<typeof createPage>[] = []
  const stored: string[] = []
  const storage = {
    get: () => undefined,
    set: (_key: string, text: string) => stored.push(text),
    delete: () => undefined,
  }
  const manager = await byRedirect(place, { storage }, pages)
  const { provider } = JSON.parse(stored.at(-1) ?? '{}') as { provider: { refreshToken: string } }
  expect((await manager.signOut({ everywhere: true })).errors).toEqual([])
  const answer = await fetch(`${place.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'dashboard',
      refresh_token: provider.refreshToken,
    }),
  })
  expect(await answer.json()).toMatchObject({ error: 'invalid_grant' })
  const question = await place.browser.open(pages[0]?.left[0] ?? '')
  expect(question.status).toBe(200)
  const after = await place.browser.submit(question, /session\/end\/confirm/, { logout: 'yes' })
  expect(after.url).toBe('http://127.0.0.1:5173/')
  // The provider no longer has a session: it shows its login page.
  const again = createPage('http://127.0.0.1:5173/')
  await place.open(again).signInWithRedirect()
  expect((await place.browser.open(again.left[0] ?? '')).html).toContain('/login"')
})

test('behavior: the unscoped token of web single sign-on comes from the dashboard’s server', async () => {
  const place = await start()
  const first = await byRedirect(place, { scope: { unscoped: true } })
  const token = (await first.session.getToken()) ?? ''
  const manager = place.open()
  await manager.signInWithToken(token)
  expect(manager.getSnapshot()).toMatchObject({
    status: 'ready',
    signInMethod: 'token',
    user: { name: 'mini-mon' },
    scope: { name: 'mini-mon' },
  })
  await createClient({ session: manager.session }).metrics.list()
  // It cannot be renewed: the page may show when it expires.
  expect(manager.getSnapshot().expiresAt).toBe(manager.getExpiry())
})
