import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createWebSsoUrl } from '@monasca/core/session'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

export type WebSsoOptions = {
  /** Address of Keystone for browsers: it redirects to the identity provider and back. */
  keystoneUrl: string
  protocol: string
  /** Without it Keystone uses the one that its web server is configured with. */
  identityProvider?: string | undefined
  /** The present time in milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
}

/** Milliseconds that a user may take to sign in. */
const patience = 600_000
/** Milliseconds that a token is kept for the page, which requests it as soon as it has loaded. */
const handOverTime = 30_000
/** Largest form in bytes; Keystone's tokens have a few hundred. */
const maximumForm = 16_384
/** Longest token: a longer one does not fit in a header. */
const maximumToken = 8192
/** Largest number of kept tokens; the oldest is dropped for the next. */
const maximumWaiting = 1000

/** Cookie with the state of the page that started the sign-in; only that page sends it again. */
const stateCookie = 'monasca_sso_state'
/** Cookie with the handle of this browser's token. */
const handleCookie = 'monasca_sso'

const path = '/websso'

/**
 * Keystone's web single sign-on ends with a form that posts a token to this server. The page reads it from here, once
 * and within seconds. It is never part of an address:
 *
 * 1. `GET /websso/start?state=…` stores the page's state in a cookie, and redirects to Keystone.
 * 2. `POST /websso`, from Keystone's page: keeps the token in memory under a random handle, sets that as a cookie, and
 *    redirects to the sign-in page. Its address must be one of Keystone's `trusted_dashboard`.
 * 3. `POST /websso/token`, from the page, with its state: returns the token, and deletes it.
 *
 * A form that another site posts signs no one in: the browser that takes the token must have started, in the same tab.
 */
export function createWebSso({
  keystoneUrl,
  protocol,
  identityProvider,
  clock = Date.now,
}: WebSsoOptions): Hono {
  const waiting = new Map<string, { token: string; until: number }>()
  const app = new Hono()
  const keystoneOrigin = new URL(keystoneUrl).origin

  // Only the paths of this sign-in: the application that it is mounted in has others.
  app.use(`${path}/*`, async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
    context.header('Referrer-Policy', 'no-referrer')
  })

  app.get(`${path}/start`, (context) => {
    const state = context.req.query('state') ?? ''
    if (!/^[\w-]{22,128}$/.test(state)) return context.text('The state is missing.', 400)
    setCookie(context, stateCookie, state, { ...cookie(context.req.url), maxAge: patience / 1000 })
    const origin = new URL(path, context.req.url).href
    return context.redirect(
      createWebSsoUrl({ authUrl: keystoneUrl, protocol, identityProvider, origin }),
      302,
    )
  })

  app.post(path, bodyLimit({ maxSize: maximumForm }), async (context) => {
    const from = context.req.header('Origin')
    // Keystone's page may hide its origin.
    if (
      from !== undefined &&
      from !== 'null' &&
      from !== keystoneOrigin &&
      from !== new URL(context.req.url).origin
    ) {
      return context.text('This form is not from Keystone.', 403)
    }
    const { token } = await context.req.parseBody()
    if (typeof token !== 'string' || token.length > maximumToken || !/^[\x21-\x7e]+$/.test(token)) {
      return context.text('The form contains no valid token.', 400)
    }
    const handle = randomBytes(32).toString('base64url')
    keep(handle, token)
    setCookie(context, handleCookie, handle, { ...cookie(context.req.url), maxAge: handOverTime / 1000 })
    return context.redirect('/sign-in?sso=true', 303)
  })

  app.post(`${path}/token`, bodyLimit({ maxSize: maximumForm }), async (context) => {
    const site = context.req.header('Sec-Fetch-Site')
    const handle = getCookie(context, handleCookie) ?? ''
    const begun = getCookie(context, stateCookie) ?? ''
    for (const name of [handleCookie, stateCookie]) deleteCookie(context, name, cookie(context.req.url))
    const entry = waiting.get(handle)
    waiting.delete(handle)
    // JSON: a form of another site cannot send it without a preflight.
    const state =
      context.req.header('Content-Type') === 'application/json' ? await readState(context.req.raw) : ''
    const own = site === undefined || site === 'same-origin'
    if (!own || !entry || entry.until < clock() || begun === '' || !same(begun, state)) {
      return context.json({ error: 'unknown' }, 403)
    }
    return context.json({ token: entry.token })
  })

  /** Keeps a token until its page takes it, it expires, or too many others follow. */
  function keep(handle: string, token: string): void {
    const [oldest] = waiting.keys()
    if (oldest !== undefined && waiting.size >= maximumWaiting) waiting.delete(oldest)
    waiting.set(handle, { token, until: clock() + handOverTime })
    setTimeout(() => waiting.delete(handle), handOverTime).unref()
  }

  return app
}

/** Same-site: the browser sends it with this site's requests, and when Keystone redirects here. */
function cookie(url: string) {
  return { path, httpOnly: true, sameSite: 'Lax', secure: new URL(url).protocol === 'https:' } as const
}

async function readState(request: Request): Promise<string> {
  try {
    const { state } = (await request.json()) as { state?: unknown }
    return typeof state === 'string' ? state : ''
  } catch {
    return ''
  }
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
