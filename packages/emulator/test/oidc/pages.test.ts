import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Page } from './browser.js'
import { browserOfClient, codeRequest, startProvider } from './setup.js'

/** What the policy of a page allows, by directive. */
function policyOf({ headers }: Pick<Page, 'headers'>): ReadonlyMap<string, string> {
  const rules = headers.get('Content-Security-Policy')?.split('; ') ?? []
  return new Map(rules.map((rule) => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1).join(' ')]))
}

function digestOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** The provider's pages, from sign-in to sign-out. */
async function visit() {
  const { issuer, url } = await startProvider()
  const browser = browserOfClient()
  const login = await browser.open(codeRequest(issuer).url)
  const wrong = await browser.submit(login, /\/login$/, { username: 'ada', password: 'x' })
  const consent = await browser.submit(wrong, /\/login$/, { username: 'ada', password: 'password' })
  const device = await browser.open(`${issuer}/device`)
  const signOut = await browser.open(`${issuer}/session/end`)
  const signedOut = await browser.submit(signOut, /session\/end/, { logout: 'yes' })
  const problem = await browser.open(`${issuer}/auth?client_id=absent`)
  const inbox = await browser.open(`${url}/emulator/v1/inbox`)
  return { issuer, url, pages: { login, wrong, consent, device, signOut, signedOut, problem, inbox } }
}

test('E4: all pages share logo, type and colours, light and dark, and their policy allows only that', async () => {
  const { pages } = await visit()
  for (const [name, page] of Object.entries(pages)) {
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page.html) ?? []
    expect([name, policyOf(page).get('style-src')]).toEqual([name, digestOf(style)])
    expect(policyOf(page).get('default-src')).toBe("'none'")
    expect(policyOf(page).get('script-src') ?? '').toBe('')
    expect(page.html).not.toMatch(/<script| on[a-z]+="| style="/i)
    expect(style).toContain('@media (prefers-color-scheme: dark)')
    expect(page.html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">')
    expect(page.html.match(/<h1>/g)).toHaveLength(1)
    expect(page.html).toContain('Monasca <span>emulator</span>')
  }
})

test('E4: each field has a label, and a failure is an alert that describes them', async () => {
  const { pages } = await visit()
  for (const page of Object.values(pages)) {
    for (const [, id] of page.html.matchAll(/<input(?![^>]*type="hidden")[^>]* id="([^"]*)"/g)) {
      expect(page.html).toContain(`<label for="${id}">`)
    }
  }
  expect(pages.wrong.html).toContain('<p role="alert" id="problem">Wrong user name or password.')
  expect(pages.wrong.html.match(/aria-describedby="problem" aria-invalid="true"/g)).toHaveLength(2)
  expect(pages.consent.html).toContain('<li>Sign you in</li>')
})

test('E4: browsers find an icon, on the port of the provider and on that of the emulator', async () => {
  const { issuer, url, pages } = await visit()
  expect(pages.login.html).toContain('<link rel="icon" href="/favicon.ico" type="image/svg+xml">')
  expect(policyOf(pages.login).get('img-src')).toBe("'self'")
  for (const origin of [issuer, url]) {
    const response = await fetch(`${origin}/favicon.ico`)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'image/svg+xml'])
    expect(await response.text()).toMatch(/^<svg/)
  }
})

test('behavior: the page shows the password of the default accounts, and never that of others', async () => {
  const { pages } = await visit()
  expect(pages.login.html).toContain('The password is <code>password</code>.')
  const { issuer } = await startProvider({
    oidc: { accounts: [{ username: 'own', password: 'my-very-own', name: '<b>Own</b>' }] },
  })
  const { html } = await browserOfClient().open(codeRequest(issuer).url)
  expect(html).toContain('&lt;b&gt;Own&lt;/b&gt; <small>own</small>')
  expect(html).not.toContain('The password is')
  expect(html).not.toContain('my-very-own')
})
