import { account, expect, signInAtProvider, signInByRedirect, test } from './fixtures/sessionTest.js'

// Signing in at an OpenID provider from the page itself, and what can go wrong on the way.

const button = { name: 'Sign in with Example', exact: true } as const

test('redirect: signs in, returns to the requested page, and leaves no code in the address', async ({
  page,
}) => {
  const addresses: string[] = []
  await page.goto('/explore?range=6h')
  await page.getByRole('button', button).click()
  await signInAtProvider(page)
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  await expect(account(page)).toBeVisible()
  await expect(page).toHaveURL('/explore?range=6h')
  expect(await page.evaluate(() => document.referrer + JSON.stringify(history.state))).not.toContain('code=')
})

test('redirect: Back and a reload do not sign in twice', async ({ page, cloud }) => {
  await signInByRedirect(page)
  await page.reload()
  await expect(account(page)).toBeVisible()
  const codes = cloud.tokenRequests.map((form) => form.get('code')).filter((code) => code !== null)
  expect(new Set(codes).size).toBe(codes.length)
})

test('popup: signs in over the page', async ({ page }) => {
  await page.goto('/notifications')
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Sign in with a popup' }).click()
  const popup = await opened
  await signInAtProvider(popup)
  await expect(account(page)).toBeVisible()
  await expect(page).toHaveURL('/notifications')
  await expect.poll(() => popup.isClosed()).toBe(true)
})

test('popup closed: shows it, and the next one works', async ({ page }) => {
  await page.goto('/notifications')
  for (const close of [true, false]) {
    const opened = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Sign in with a popup' }).click()
    const popup = await opened
    await popup.getByLabel('User name').waitFor()
    if (close) {
      await popup.close()
      // On a busy machine it may close before the page has seen the provider's page in it: then it may be only cut off.
      await expect(page.getByRole('alert')).toContainText('window was closed', { timeout: 90_000 })
    } else {
      await signInAtProvider(popup)
    }
  }
  await expect(account(page)).toBeVisible()
})

test('popup: Cancel ends the sign-in without an error, and the next one works', async ({ page }) => {
  await page.goto('/notifications')
  for (const cancel of [true, false]) {
    const opened = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Sign in with a popup' }).click()
    const popup = await opened
    await popup.getByLabel('User name').waitFor()
    if (cancel) {
      await page.getByRole('button', { name: 'Cancel' }).click()
      await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0)
      await expect(page.getByRole('alert')).toHaveCount(0)
      await expect.poll(() => popup.isClosed()).toBe(true)
    } else {
      await signInAtProvider(popup)
    }
  }
  await expect(account(page)).toBeVisible()
})

test('after signing out at another server, the provider signs in at the server of the page', async ({
  page,
}) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Domain and addresses' }).click()
  // Another address of the same Keystone is another server, to which the provider does not belong.
  await page.getByLabel('Keystone address').fill('/identity/v3')
  await page.getByRole('textbox', { name: 'User name' }).fill('mini-mon')
  await page.getByRole('textbox', { name: 'Password' }).fill('password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await account(page).click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  const popup = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Sign in with a popup' }).click()
  await signInAtProvider(await popup)
  await expect(account(page)).toBeVisible()
})

test('denied: clear message, and a retry', async ({ page }) => {
  await page.goto('/notifications')
  await page.getByRole('button', button).click()
  // The dashboard has a Cancel as well, until the provider's page has loaded.
  await page.waitForURL(/\/interaction\//)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('alert')).toContainText(/cancelled|denied|refused/i)
  await expect(page).toHaveURL(/\/sign-in\?redirect=%2Fnotifications/)
  await page.getByRole('button', button).click()
  await signInAtProvider(page)
  await expect(page).toHaveURL('/notifications')
})

test('wrong state: a response to a sign-in of another tab does not sign in', async ({ page, cloud }) => {
  await page.goto('/callback?code=stolen&state=redirect.of-another-user')
  await expect(page.getByRole('alert')).toContainText('belongs to no sign-in that this tab has begun')
  await expect(page).toHaveURL(/\/sign-in/)
  expect(cloud.tokenRequests).toEqual([])
  await page.getByRole('button', button).click()
  await signInAtProvider(page)
  await expect(account(page)).toBeVisible()
})

test('replayed callback: the code is not sent again, and the session is not lost', async ({
  page,
  cloud,
}) => {
  let callback = ''
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/callback' && request.isNavigationRequest()) {
      callback ||= request.url()
    }
  })
  await signInByRedirect(page)
  await page.goto(callback)
  await expect(account(page)).toBeVisible()
  expect(page.url()).not.toContain('code=')
  const code = new URL(callback).searchParams.get('code')
  expect(cloud.tokenRequests.filter((form) => form.get('code') === code)).toHaveLength(1)

  // In another tab, which did not start the sign-in.
  const other = await page.context().newPage()
  await other.goto(callback)
  await expect(other.getByRole('alert').or(account(other))).toBeVisible()
  expect(cloud.tokenRequests.filter((form) => form.get('code') === code)).toHaveLength(1)
})

test.describe('refused at the token endpoint', () => {
  test.use({ allowedMessages: /Failed to load resource/ })

  test('code used twice: clear message, and a retry', async ({ page, cloud }) => {
    await page.route(
      `${cloud.issuer}/token`,
      async (route) => {
        // Another client is faster.
        await route.fetch()
        await route.fulfill({ response: await route.fetch() })
      },
      { times: 1 },
    )
    await page.goto('/notifications')
    await page.getByRole('button', button).click()
    await signInAtProvider(page)
    await expect(page.getByRole('alert')).toContainText('no longer accepts this sign-in')
    await page.getByRole('button', button).click()
    await expect(page.getByRole('button', { name: 'Allow' }).or(account(page))).toBeVisible()
  })

  test('provider down: clear message, and a retry', async ({ page, cloud }) => {
    await page.route(`${cloud.issuer}/**`, (route) => route.abort('connectionrefused'))
    await page.goto('/notifications')
    await page.getByRole('button', button).click()
    await expect(page.getByRole('alert')).toContainText(`No connection to ${cloud.issuer}`)
    await page.unroute(`${cloud.issuer}/**`)
    await page.getByRole('button', button).click()
    await signInAtProvider(page)
    await expect(account(page)).toBeVisible()
  })
})

test('Keystone’s web single sign-on: the token reaches the page through its server, in no address', async ({
  page,
  context,
}) => {
  const addresses: string[] = []
  let handedOver = ''
  context.on('request', (request) => {
    addresses.push(request.url())
    const isForm = request.method() === 'POST' && request.url().endsWith('/websso')
    if (isForm) handedOver = new URLSearchParams(request.postData() ?? '').get('token') ?? ''
  })
  await page.goto('/notifications')
  await page.getByRole('button', { name: 'Sign in with Example via Keystone' }).click()
  await signInAtProvider(page)
  await expect(account(page)).toBeVisible()
  await expect(page).toHaveURL('/notifications')
  expect(handedOver).not.toBe('')
  expect(addresses.filter((address) => address.includes(handedOver))).toEqual([])
  expect(await page.content()).not.toContain(handedOver)
  expect((await context.cookies()).filter(({ value }) => value.includes(handedOver))).toEqual([])
})

test('Keystone’s web single sign-on: a reload or Back does not send its form again', async ({ page }) => {
  let forms = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/websso')) forms += 1
  })
  await page.goto('/notifications')
  await page.getByRole('button', { name: 'Sign in with Example via Keystone' }).click()
  await signInAtProvider(page)
  await expect(account(page)).toBeVisible()
  // The token was in the memory of the page only.
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goto('/alarms')
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(forms).toBe(1)
})

test('Keystone’s web single sign-on: a form that another site posts signs no one in', async ({
  page,
  baseURL,
}) => {
  await page.goto('about:blank')
  // As Keystone's page does, in a tab that has not started a sign-in.
  await page.setContent(
    `<form method="post" action="${baseURL}/websso"><input name="token" value="stolen"><button>Post</button></form>`,
  )
  await page.getByRole('button', { name: 'Post' }).click()
  await expect(page.getByRole('alert')).toContainText('did not start in this tab')
  await expect(account(page)).toHaveCount(0)
})

test('memory: a reload signs in silently, and no token is stored', async ({ page, cloud }) => {
  const tokens: string[] = []
  page.on('response', async (response) => {
    const header = response.headers()['x-subject-token']
    if (header) tokens.push(header)
    if (response.url() !== `${cloud.issuer}/token`) return
    // The reload may discard a body before it is read here.
    const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
    for (const name of ['access_token', 'refresh_token', 'id_token']) {
      if (typeof body[name] === 'string') tokens.push(body[name])
    }
  })
  await signInByRedirect(page)
  await page.reload()
  await expect(account(page)).toBeVisible()
  expect(tokens.length).toBeGreaterThan(5)
  const found = await page.evaluate(async () => {
    const texts = [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
    ]
    texts.push(document.documentElement.outerHTML, location.href, JSON.stringify(history.state))
    for (const { name } of await indexedDB.databases()) texts.push(`database ${name}`)
    for (const name of await caches.keys()) texts.push(`cache ${name}`)
    texts.push(...performance.getEntriesByType('resource').map((entry) => entry.name))
    return texts
  })
  expect(found.filter((text) => tokens.some((token) => text.includes(token)))).toEqual([])
  expect(found.filter((text) => /^(database|cache) /.test(text))).toEqual([])
})
