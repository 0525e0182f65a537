import { expect, test } from 'vitest'
import { createBrowser, signInAndAllow } from '../oidc/browser.js'
import { startProvider } from '../oidc/setup.js'

const origin = 'http://localhost:5173/sso?next=%2Fmetrics'
const paths = [
  '/identity/v3/auth/OS-FEDERATION/websso/openid',
  '/identity/v3/auth/OS-FEDERATION/identity_providers/emulator/protocols/openid/websso',
]
const at = (path: string, where = origin) => `${path}?origin=${encodeURIComponent(where)}`

test.each(paths)(
  'default: a sign-in in the browser ends with a form that posts the token, %s',
  async (path) => {
    const { url } = await startProvider()
    const page = await signInAndAllow(createBrowser(), `${url}${at(path)}`)
    expect(page.status).toBe(200)
    expect(page.html).toContain(
      '<form id="sso" name="sso" action="http://localhost:5173/sso?next=%2Fmetrics" method="post">',
    )
    const token = /name="token" id="token" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
    const policy = page.headers.get('Content-Security-Policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('form-action http://localhost:5173;')
    expect(page.headers.get('Cache-Control')).toBe('no-store')
    const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token }
    const shown = await fetch(`${url}/identity/v3/auth/tokens`, { headers })
    expect(await shown.json()).toMatchObject({
      token: { methods: ['openid'], user: { name: 'ada', 'OS-FEDERATION': { protocol: { id: 'openid' } } } },
    })
  },
)

test('behavior: a user with a session at the provider is not asked again', async () => {
  const { url } = await startProvider()
  const browser = createBrowser()
  await signInAndAllow(browser, `${url}${at(paths[0] ?? '')}`)
  expect((await browser.open(`${url}${at(paths[0] ?? '')}`)).html).toContain('name="token"')
})

test('error: a page of another machine, none, an invalid one', async () => {
  const { url } = await startProvider()
  const statusFor = async (path: string) => (await fetch(`${url}${path}`, { redirect: 'manual' })).status
  for (const path of paths) {
    expect(await statusFor(at(path, 'https://example.org/sso'))).toBe(401)
    expect(await statusFor(at(path, 'http://localhost.example.org/'))).toBe(401)
    expect(await statusFor(at(path, 'javascript:alert(1)'))).toBe(401)
    expect(await statusFor(path)).toBe(400)
    expect(await statusFor(at(path))).toBe(302)
  }
  expect(await statusFor(at(paths[0]?.replace('openid', 'saml2') ?? ''))).toBe(401)
  expect(await statusFor(at(paths[1]?.replace('emulator', 'nothing') ?? ''))).toBe(404)
})

test('error: a reply in another browser, the same reply twice, a cancelled sign-in', async () => {
  const { url } = await startProvider()
  const callback = '/identity/v3/auth/OS-FEDERATION/websso/callback'
  expect((await fetch(`${url}${callback}?state=nonsense&code=x`)).status).toBe(400)
  let answer = ''
  const browser = createBrowser((target) => {
    answer = target.pathname === callback ? target.href : answer
    return target.pathname === callback
  })
  await signInAndAllow(browser, `${url}${at(paths[0] ?? '')}`)
  expect((await fetch(answer)).status).toBe(400)
  expect((await browser.get(answer)).status).toBe(200)
  expect((await browser.get(answer)).status).toBe(400)
  const other = createBrowser()
  const login = await other.open(`${url}${at(paths[0] ?? '')}`)
  expect((await other.submit(login, /\/abort$/)).status).toBe(401)
})

test('error: without the provider sign-in fails', async () => {
  const { url } = await startProvider({ oidc: false })
  expect((await fetch(`${url}${at(paths[0] ?? '')}`, { redirect: 'manual' })).status).toBe(401)
})
