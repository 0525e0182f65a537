import type { BrowserContext, Request } from '@playwright/test'
import { addAxe, findOverlayViolations } from './fixtures/axe.js'
import { passcode } from './fixtures/pluginsCloud.js'
import {
  account,
  type Cloud,
  expect,
  type Page,
  signInAtProvider,
  signInByPassword,
  signInByRedirect,
  test,
} from './fixtures/sessionTest.js'

// Sessions over time: expiry, sleep, network failures and other tabs.

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Your session has expired' })

/** Records the requests of pages to Monasca: the token, and the status of the response. */
function noteTokens(context: BrowserContext): { token: string; status: number }[] {
  const sent: { token: string; status: number }[] = []
  context.on('response', (response) => {
    const token = response.request().headers()['x-auth-token']
    if (token && new URL(response.url()).pathname.startsWith('/v2.0')) {
      sent.push({ token, status: response.status() })
    }
  })
  return sent
}

test.describe('five tabs', () => {
  test.use({
    emulatorOptions: { tokenTtl: 10, oidc: { lifetimes: { accessToken: 5 } } },
    allowedMessages: /Failed to load resource/,
  })
  test.setTimeout(180_000)

  test('rotating refresh tokens for a minute: every tab stays signed in, each token is used once', async ({
    page,
    context,
    cloud,
  }) => {
    const sent = noteTokens(context)
    const refused: number[] = []
    context.on('response', (response) => {
      if (response.url() === `${cloud.issuer}/token` && !response.ok()) refused.push(response.status())
    })
    await signInByRedirect(page, '/alarms')
    const pages = [page]
    for (let index = 1; index < 5; index++) {
      const next = await context.newPage()
      pages.push(next)
      await next.goto('/alarms')
      await expect(account(next)).toBeVisible()
    }
    const end = Date.now() + 60_000
    while (Date.now() < end) {
      for (const one of pages) {
        // Each tab reads something all the time.
        await one.getByRole('link', { name: 'Explore' }).click()
        await one.getByRole('link', { name: 'Alarms' }).click()
        await expect(account(one)).toBeVisible()
        await expect(dialog(one)).toHaveCount(0)
      }
      await page.waitForTimeout(300)
    }
    const spent = cloud.tokenRequests.flatMap((form) => form.get('refresh_token') ?? [])
    expect(spent.length).toBeGreaterThan(4)
    expect(new Set(spent).size).toBe(spent.length)
    expect(refused).toEqual([])
    expect(sent.length).toBeGreaterThan(20)
    const expired = sent.filter(({ status }) => status === 401).map(({ token }) => token)
    expect(new Set(expired).size).toBe(expired.length)
    test.info().annotations.push({
      type: 'measured',
      description: `${spent.length} refresh tokens spent, ${sent.length} requests, ${expired.length} with an expired token`,
    })
  })
})

test.describe('wall', () => {
  test.use({
    emulatorOptions: {
      fleet: { hosts: 2, hours: 1 },
      tokenTtl: 20,
      oidc: { lifetimes: { accessToken: 10 } },
    },
    allowedMessages: /Failed to load resource/,
  })

  test('a kiosk keeps reading across renewals of its session', async ({ page, context, cloud }) => {
    test.slow()
    const sent = noteTokens(context)
    const renewals = () => cloud.tokenRequests.filter((form) => form.has('refresh_token')).length
    await signInByRedirect(page)
    await page.goto('/dashboards/fleet?kiosk&refresh=5')
    await expect(page.getByRole('heading', { name: 'Fleet', level: 1 })).toBeVisible()
    await expect(page.getByRole('banner')).toHaveCount(0)
    await expect.poll(renewals, { timeout: 60_000 }).toBeGreaterThan(1)
    const seen = new Set(sent.map(({ token }) => token))
    const isNew = ({ token, status }: { token: string; status: number }) => status === 200 && !seen.has(token)
    await expect.poll(() => sent.some(isNew), { timeout: 60_000 }).toBe(true)
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByRole('banner')).toHaveCount(0)
    await expect(page.getByRole('article').first()).toContainText(/\d/)
  })
})

test.describe('sleep', () => {
  const eightHours = 8 * 3_600_000

  /** The requests of a page that have no response yet. */
  function noteOpenRequests(page: Page): Set<Request> {
    const open = new Set<Request>()
    page.on('request', (request) => open.add(request))
    page.on('requestfinished', (request) => open.delete(request))
    page.on('requestfailed', (request) => open.delete(request))
    return open
  }

  /** Moves both clocks eight hours on, then the page's clock a second, and stops it there. */
  async function sleep(page: Page, cloud: Cloud, open: Set<Request>): Promise<void> {
    await page.clock.pauseAt(Date.now() + 60_000)
    // A request still on its way would reach the server after the token's end, which no sleeping machine sends.
    await expect.poll(() => open.size).toBe(0)
    // The page's clock jumped ahead to stop there: the server follows, or the page reports that the clocks differ.
    const ahead = (await page.evaluate(() => Date.now())) - Date.now()
    await cloud.emulator.advance(eightHours + ahead)
    await page.clock.fastForward(eightHours)
    await page.clock.runFor(1000)
  }

  test('D3: a password session has expired after eight hours: the dialog opens within a second of the page’s clock', async ({
    page,
    cloud,
  }) => {
    const open = noteOpenRequests(page)
    await page.clock.install()
    await signInByPassword(page)
    await sleep(page, cloud, open)
    await expect(dialog(page)).toBeVisible()
  })

  test('D3: a provider’s session is renewed after eight hours, without the user', async ({ page, cloud }) => {
    const open = noteOpenRequests(page)
    await page.clock.install()
    await signInByRedirect(page)
    const before = cloud.tokenRequests.length
    await sleep(page, cloud, open)
    // A renewal waits on locks and other tabs, which take real time: with a stopped clock its timers would not fire.
    await page.clock.resume()
    await expect.poll(() => cloud.tokenRequests.length).toBe(before + 1)
    await page.getByRole('link', { name: 'Alarms' }).click()
    await expect(page.getByText(/No alarms yet/)).toBeVisible()
    await expect(dialog(page)).toHaveCount(0)
  })
})

test.describe('form', () => {
  test.use({ allowedMessages: /Failed to load resource/ })

  /** Moves both clocks past the end of the token. */
  async function expire(page: Page, cloud: Cloud): Promise<void> {
    await cloud.emulator.advance(4_000_000)
    await page.clock.fastForward(4_000_000)
    await expect(dialog(page)).toBeVisible()
  }

  async function fill(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Create notification method' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('half a na')
    await page.getByRole('textbox', { name: 'Email address' }).fill('me@example.org')
  }

  test('a half-filled form survives expiry and the next sign-in, and can be saved', async ({
    page,
    cloud,
  }) => {
    await page.clock.install()
    await signInByPassword(page)
    await fill(page)
    await expire(page, cloud)
    await page.getByLabel('Password of mini-mon').fill('wrong')
    await page.getByRole('button', { name: 'Sign in again' }).click()
    await expect(dialog(page).getByRole('alert')).toContainText('refused the user name or the password')
    await page.getByLabel('Password of mini-mon').fill('password')
    await page.getByRole('button', { name: 'Sign in again' }).click()
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('half a na')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(page.getByRole('status')).toContainText('“half a na” created')
  })

  test('a known end is announced minutes before the dialog; a tab opened after it offers sign-in, which continues both', async ({
    page,
    context,
    cloud,
  }) => {
    await page.clock.install()
    await signInByPassword(page)
    await fill(page)
    const notice = page.getByText('Your session ends in 4 minutes. You can then sign in again')
    await expect(page.getByText(/^Your session ends in/)).toHaveCount(0)
    // The token lives for an hour.
    await cloud.emulator.advance(56 * 60_000 + 30_000)
    await page.clock.fastForward(56 * 60_000 + 30_000)
    await expect(notice).toBeVisible()
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('half a na')

    await cloud.emulator.advance(5 * 60_000)
    await page.clock.fastForward(5 * 60_000)
    await expect(dialog(page)).toBeVisible()
    await expect(notice).toHaveCount(0)

    const other = await context.newPage()
    await other.goto('/alarms')
    await expect(other.getByText('Your session has expired. Sign in again as mini-mon.')).toBeVisible()
    await other.getByRole('textbox', { name: 'User name' }).fill('mini-mon')
    await other.getByRole('textbox', { name: 'Password' }).fill('password')
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(other.getByRole('heading', { name: 'Alarms', level: 1 })).toBeVisible()
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('half a na')
  })

  test('E2: the dialog stays after any number of Escapes, with its input', async ({ page, cloud }) => {
    await page.clock.install()
    await addAxe(page)
    await signInByPassword(page)
    await fill(page)
    await expire(page, cloud)
    expect(await findOverlayViolations(page)).toEqual([])
    const password = page.getByLabel('Password of mini-mon')
    await password.fill('passw')
    for (let press = 0; press < 6; press++) await page.keyboard.press('Escape')
    // Also in browsers without `closedby`, and by a script.
    await dialog(page).evaluate((element: HTMLDialogElement) => element.removeAttribute('closedby'))
    for (let press = 0; press < 6; press++) await page.keyboard.press('Escape')
    await page.evaluate(() => document.querySelector('dialog')?.close())
    await expect(dialog(page)).toBeVisible()
    expect(await dialog(page).evaluate((element) => element.matches(':modal'))).toBe(true)
    await expect(password).toBeFocused()
    await page.keyboard.type('ord')
    await page.getByRole('button', { name: 'Sign in again' }).click()
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('half a na')
  })

  test('saved while the session is expired, it waits for a sign-in in a popup', async ({ page, cloud }) => {
    await page.clock.install()
    await signInByRedirect(page)
    await fill(page)
    // The provider has revoked the refresh token.
    await page.route(`${cloud.issuer}/token`, async (route) => {
      const refresh = route.request().postData()?.includes('grant_type=refresh_token')
      if (refresh)
        await route.fulfill({
          status: 400,
          json: { error: 'invalid_grant' },
          headers: { 'Access-Control-Allow-Origin': '*' },
        })
      else await route.fallback()
    })
    await expire(page, cloud)
    const saves: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/notification-methods'))
        saves.push(request.url())
    })
    // As if it had been sent just before the dialog opened.
    await page
      .locator('form', { hasText: 'Email address' })
      .evaluate((form: HTMLFormElement) => form.requestSubmit())
    await expect(page.getByText('Will be saved after you sign in again.')).toBeAttached()
    await page.unroute(`${cloud.issuer}/token`)
    const opened = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Sign in with Example' }).click()
    const popup = await opened
    // The user may still be signed in at the provider.
    const mustSignIn = await Promise.race([
      popup.waitForURL('**/interaction/**').then(() => true),
      popup.waitForEvent('close').then(() => false),
    ])
    if (mustSignIn) await signInAtProvider(popup)
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByRole('status')).toContainText('“half a na” created')
    expect(saves).toHaveLength(1)
  })
})

test.describe('network', () => {
  test.use({
    emulatorOptions: { tokenTtl: 20, oidc: { lifetimes: { accessToken: 5 } } },
    allowedMessages: /Failed to load resource|ERR_INTERNET_DISCONNECTED/,
  })
  test.setTimeout(150_000)

  test('offline for a minute: the page stays, shows it, and continues afterwards', async ({
    page,
    context,
  }) => {
    await signInByRedirect(page)
    await context.setOffline(true)
    await expect(page.getByRole('status').filter({ hasText: 'You’re offline' })).toBeVisible()
    await page.waitForTimeout(60_000)
    await expect(account(page)).toBeVisible()
    await expect(dialog(page)).toHaveCount(0)
    await context.setOffline(false)
    await expect(page.getByText('You’re offline')).toHaveCount(0)
    await page.getByRole('link', { name: 'Alarms' }).click()
    await expect(page.getByText(/No alarms yet/)).toBeVisible()
  })
})

test.describe('hidden tab', () => {
  test.use({ emulatorOptions: { tokenTtl: 10, oidc: { lifetimes: { accessToken: 5 } } } })

  test('a tab with paused timers renews as soon as it is visible again', async ({ page, cloud }) => {
    await page.clock.install()
    await signInByRedirect(page)
    await page.clock.pauseAt(Date.now() + 1000)
    const before = cloud.tokenRequests.length
    await page.waitForTimeout(12_000)
    expect(cloud.tokenRequests).toHaveLength(before)
    await page.clock.setSystemTime(Date.now())
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect.poll(() => cloud.tokenRequests.length).toBeGreaterThan(before)
    await page.clock.resume()
    await expect(account(page)).toBeVisible()
    await expect(dialog(page)).toHaveCount(0)
  })
})

test.describe('clock', () => {
  test.use({ allowedMessages: /clock is off by/ })

  for (const [name, minutes, words] of [
    ['ahead', 10, 'ahead of'],
    ['behind', -10, 'behind'],
  ] as const) {
    test(`ten minutes ${name}: works, shows it, and requests no extra tokens`, async ({ page }) => {
      await page.clock.install({ time: Date.now() + minutes * 60_000 })
      const asked: string[] = []
      page.on('request', (request) => {
        if (request.url().includes('/v3/auth/tokens') && request.method() === 'POST')
          asked.push(request.url())
      })
      await signInByPassword(page)
      await expect(page.getByText(`clock is 10 minutes ${words} Keystone’s`)).toBeVisible()
      await page.waitForTimeout(5000)
      expect(asked).toHaveLength(2)
    })
  }
})

test.describe('other tabs', () => {
  test.use({
    emulatorOptions: { tokenTtl: 10, oidc: { lifetimes: { accessToken: 5 } } },
    // A delayed renewal takes longer than the token lives.
    allowedMessages: /status of 401/,
  })

  test('storage cleared in another tab: a session in memory continues', async ({ page, context }) => {
    await signInByRedirect(page)
    const other = await context.newPage()
    await other.goto('/alarms')
    await expect(account(other)).toBeVisible()
    await other.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
    await page.waitForTimeout(1000)
    for (const one of [page, other]) await expect(account(one)).toBeVisible()
  })

  test('signed out in another tab during a renewal: every tab is signed out, and the renewal does not sign in again', async ({
    page,
    context,
    cloud,
  }) => {
    await signInByRedirect(page)
    const other = await context.newPage()
    await other.goto('/alarms')
    await expect(account(other)).toBeVisible()
    let renewing = false
    await context.route(`${cloud.issuer}/token`, async (route) => {
      renewing = true
      const response = await route.fetch()
      await new Promise((resolve) => setTimeout(resolve, 2500))
      await route.fulfill({ response }).catch(() => {})
    })
    await expect.poll(() => renewing, { timeout: 15_000 }).toBe(true)
    const { pathname: before } = new URL(page.url())
    await account(other).click()
    await other.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
    for (const one of [page, other]) {
      await expect(one.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    }
    await expect(page.getByText('You signed out in another tab.')).toBeVisible()
    expect(new URL(page.url()).searchParams.get('redirect')).toBe(before)
    await expect(other.getByText('You signed out in another tab.')).toHaveCount(0)
    expect(new URL(other.url()).searchParams.has('redirect')).toBe(false)
    await page.waitForTimeout(4000)
    for (const one of [page, other]) await expect(one.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
})

test.describe('refused', () => {
  // Only the first factor, and a domain’s token at Monasca.
  test.use({ allowedMessages: /status of 401/ })

  test('scopes: a user without a role on any project sees why, and Monasca gets no request', async ({
    page,
    request,
  }) => {
    const domain = { id: 'default' }
    const identity = {
      methods: ['password'],
      password: { user: { name: 'admin', domain, password: 'secret' } },
    }
    const scope = { project: { name: 'admin', domain } }
    const token = await request.post('/identity/v3/auth/tokens', { data: { auth: { identity, scope } } })
    const created = await request.post('/identity/v3/users', {
      headers: { 'X-Auth-Token': token.headers()['x-subject-token'] ?? '' },
      data: { user: { name: 'newcomer', password: 'password', domain_id: domain.id } },
    })
    expect(created.status()).toBe(201)
    const toMonasca: string[] = []
    page.on('request', (sent) => {
      if (new URL(sent.url()).pathname.startsWith('/v2.0/')) toMonasca.push(sent.url())
    })
    await page.goto('/')
    await page.getByRole('textbox', { name: 'User name' }).fill('newcomer')
    await page.getByRole('textbox', { name: 'Password' }).fill('password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'No role' })).toBeVisible()
    await expect(page.getByText(/newcomer has no role on any project/)).toBeVisible()
    expect(toMonasca).toEqual([])
    const project = { id: 'p', name: 'shop', domain_id: domain.id, enabled: true }
    await page.route('**/identity/v3/auth/projects', (route) =>
      route.fulfill({ json: { projects: [project] } }),
    )
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect(page.getByText(/Choose a project at the top/)).toBeVisible()
  })

  test('scopes: another project has its own data, and a domain none', async ({ page }) => {
    await page.goto('/notifications')
    await page.getByRole('textbox', { name: 'User name' }).fill('admin')
    await page.getByRole('textbox', { name: 'Password' }).fill('secret')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: /^Project: / }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'mini-mon' }).click()
    await expect(page.getByRole('button', { name: 'Project: mini-mon' })).toBeVisible()
    await page.getByRole('button', { name: 'Project: mini-mon' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Default' }).click()
    await expect(page.getByRole('button', { name: 'Domain: Default' })).toBeVisible()
    await expect(page.getByText(/you are working in domain Default. Choose a project/)).toBeVisible()
  })

  test('second factor: the code is requested after the password', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('textbox', { name: 'User name' }).fill('mfa')
    await page.getByRole('textbox', { name: 'Password' }).fill('password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'Start again' }).click()
    await page.getByRole('textbox', { name: 'User name' }).fill('mfa')
    await page.getByRole('textbox', { name: 'Password' }).fill('password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByLabel('One-time code').fill(passcode())
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(account(page)).toBeVisible()
  })
})
