import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createWebSsoUrl } from '@monasca/core/session'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

export type WebSsoOptions = {
  /** Keystone as the browser reaches it: it leads the browser to the identity provider and back. */
  keystoneUrl: string
  protocol: string
  /** Without it Keystone takes the one that its web server knows. */
  identityProvider?: string | undefined
  /** The present time in milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
}

/** Milliseconds that a person may take to sign in. */
const patience = 600_000
/** Milliseconds that a token waits for the page, which asks for it as soon as it is loaded. */
const handOverTime = 30_000
/** Bytes that Keystone's form may have; its tokens have a few hundred. */
const maximumForm = 16_384
/** Characters of a token: one that is longer fits into no header. */
const maximumToken = 8192
/** Tokens that wait at a time; the oldest makes way for the next. */
const maximumWaiting = 1000

/** The word of the page that began: it comes back from the page alone. */
const stateCookie = 'monasca_sso_state'
/** Which token is meant for this browser. */
const handleCookie = 'monasca_sso'

const path = '/websso'

/**
 * Keystone's web single sign-on ends with a form that posts a token to this server. The page takes it from here, once
 * and within seconds, and it appears in no address:
 *
 * 1. `GET /websso/start?state=…` notes the page's word in a cookie, and leads to Keystone.
 * 2. `POST /websso`, from Keystone's page: keeps the token in memory under a random handle, sets that as a cookie, and
 *    leads back to the sign-in page. Its address must be one of Keystone's `trusted_dashboard`.
 * 3. `POST /websso/token`, from the page, with its word: gives the token, and forgets it.
 *
 * A form that another site posts brings nobody in: the browser that takes the token must have begun, in the same tab.
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

  app.use('*', async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
    context.header('Referrer-Policy', 'no-referrer')
  })

  app.get(`${path}/start`, (context) => {
    const state = context.req.query('state') ?? ''
    if (!/^[\w-]{22,128}$/.test(state)) return context.text('A state is missing.', 400)
    setCookie(context, stateCookie, state, { ...cookie(context.req.url), maxAge: patience / 1000 })
    const origin = new URL(path, context.req.url).href
    return context.redirect(
      createWebSsoUrl({ authUrl: keystoneUrl, protocol, identityProvider, origin }),
      302,
    )
  })

  app.post(path, bodyLimit({ maxSize: maximumForm }), async (context) => {
    const from = context.req.header('Origin')
    // Keystone's page may hide where it is from.
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
      return context.text('The form holds no usable token.', 400)
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
    // JSON: a form of another site cannot send it without being asked about first.
    const state =
      context.req.header('Content-Type') === 'application/json' ? await readState(context.req.raw) : ''
    const own = site === undefined || site === 'same-origin'
    if (!own || !entry || entry.until < clock() || begun === '' || !same(begun, state)) {
      return context.json({ error: 'unknown' }, 403)
    }
    return context.json({ token: entry.token })
  })

  /** Keeps a token until its page takes it, its time is over, or too many come after it. */
  function keep(handle: string, token: string): void {
    const [oldest] = waiting.keys()
    if (oldest !== undefined && waiting.size >= maximumWaiting) waiting.delete(oldest)
    waiting.set(handle, { token, until: clock() + handOverTime })
    setTimeout(() => waiting.delete(handle), handOverTime).unref()
  }

  return app
}

/** Same-site: the browser sends it with its own pages' requests, and when Keystone leads back here. */
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
