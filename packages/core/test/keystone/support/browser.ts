import { lab } from '../lab.js'

/** A page as far as signing in needs it. */
export type Page = { url: string; html: string }

/** A browser: keeps cookies, follows redirects, submits forms. */
export type Browser = {
  /** Opens a URL. A redirect to one that begins with `stop` is not followed: it becomes the page's URL. */
  open(url: string, stop?: string): Promise<Page>
  /** Submits the first form of the page, with empty fields filled in by name, and additional fields. */
  submit(page: Page, fields: Readonly<Record<string, string>>, stop?: string): Promise<Page>
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value?.replaceAll('&amp;', '&')
}

/** The first form of a page: its action and its fields. */
function readForm(page: Page): { action: string; fields: Record<string, string> } | undefined {
  const form = /<form[\s\S]*?<\/form>/.exec(page.html)?.[0]
  if (!form) return undefined
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name) fields[name] = attribute(tag, 'value') ?? ''
  }
  return { action: new URL(attribute(form, 'action') ?? '', page.url).href, fields }
}

/** A browser that has not signed in yet. */
export function createBrowser(): Browser {
  const cookies = new Map<string, string>()

  async function load(url: string, stop: string | undefined, body?: URLSearchParams): Promise<Page> {
    if (stop && url.startsWith(stop)) return { url, html: '' }
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: { Accept: 'text/html', Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      redirect: 'manual',
      ...(body && { body }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    const location = response.headers.get('Location')
    if (location) return load(new URL(location, url).href, stop)
    const html = await response.text()
    if (!response.ok) throw new Error(`${url}: HTTP ${response.status} ${html.slice(0, 500)}`)
    return { url, html }
  }

  return {
    open: (url, stop) => load(url, stop),
    submit: (page, fields, stop) => {
      const form = readForm(page)
      if (!form) throw new Error(`${page.url} has no form: ${page.html.slice(0, 500)}`)
      return load(form.action, stop, new URLSearchParams({ ...form.fields, ...fields }))
    },
  }
}

/** Completes login, consent and confirmation until no form is left, or a redirect leads to `stop`. */
export async function signIn(browser: Browser, page: Page, username: string, stop?: string): Promise<Page> {
  let current = page
  for (let step = 0; step < 8 && /<form/.test(current.html); step++) {
    const login = /name="login"/.test(current.html) ? { login: username, password: 'password' } : {}
    current = await browser.submit(current, login, stop)
  }
  return current
}

/** The redirect URI of a single-page application. */
export const callback: string = `${lab.origins[0]}/callback`

/** Signs a user in at the OpenID provider, and resolves to the parameters of the callback. */
export async function authorize(
  username: string,
  parameters: Readonly<Record<string, string>>,
  browser: Browser = createBrowser(),
): Promise<URLSearchParams> {
  const query = new URLSearchParams({ response_type: 'code', redirect_uri: callback, ...parameters })
  const stop = query.get('redirect_uri') ?? callback
  const page = await browser.open(`${lab.idp}/auth?${query}`, stop)
  return new URL((await signIn(browser, page, username, stop)).url).searchParams
}
