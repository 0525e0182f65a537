/** A page as received by a browser. */
export type Page = { url: string; status: number; headers: Headers; html: string }

/** Follows redirects and keeps cookies, as a browser does, and sends forms. */
export type Browser = {
  /** Stops at redirects that match `stopAt`: the client takes over there. */
  open(url: string): Promise<Page>
  /** Loads only this address. */
  get(url: string): Promise<Page>
  /** Sends the form of the page that has this action, with its hidden fields and the given ones. */
  submit(page: Page, action: RegExp, fields?: Record<string, string>): Promise<Page>
}

export function createBrowser(stopAt: (url: URL) => boolean = () => false): Browser {
  const cookies = new Map<string, string>()
  const send = async (url: string, init: RequestInit = {}, follow = true): Promise<Page> => {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', ...value] = pair.split('=')
      if (/expires=Thu, 01 Jan 1970/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value.join('='))
    }
    const location = response.headers.get('Location')
    const html = await response.text()
    if (!location || !follow) return { url, status: response.status, headers: response.headers, html }
    const next = new URL(location, url)
    if (stopAt(next)) return { url: next.href, status: response.status, headers: response.headers, html: '' }
    return send(next.href)
  }
  return {
    open: (url) => send(url),
    get: (url) => send(url, {}, false),
    submit: (page, action, fields = {}) => {
      const forms = [...page.html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)]
      const form = forms.find(([, target = '']) => action.test(target))
      if (!form) throw new Error(`The page has no form to ${action}: ${page.html}`)
      const hidden = [
        ...(form[2] ?? '').matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g),
      ]
      const body = new URLSearchParams({
        ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
        ...fields,
      })
      return send(new URL(form[1] ?? '', page.url).href, { method: 'POST', body })
    },
  }
}

/** Signs in on the provider's page and consents; resolves to the final address. */
export async function signInAndAllow(
  browser: Browser,
  url: string,
  username = 'ada',
  password = 'password',
): Promise<Page> {
  let page = await browser.open(url)
  if (/\/login"/.test(page.html)) page = await browser.submit(page, /\/login$/, { username, password })
  if (/\/consent"/.test(page.html)) page = await browser.submit(page, /\/consent$/)
  return page
}
