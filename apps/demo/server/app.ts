import { chooseEncoding, compressReply } from '@monasca/emulator/compression'
import { type Context, Hono } from 'hono'
import { isLoopback } from './addresses.js'
import type { PageFile } from './pageFiles.js'
import { callbackPath, createNonce, fileHeaders, noncePlaceholder, pageHeaders } from './security.js'
import { providerOrigins, type SignInSettings, withSettings, withSsoToken } from './signInSettings.js'
import { createWebSso, type WebSsoOptions } from './webSso.js'

/** Handles requests to Keystone and Monasca: the emulator's `fetch`, or the gateway. */
export type Backend = {
  /**
   * @param cutConnection closes the connection of a response whose body fails, so that the browser does not treat it as
   * complete
   */
  fetch(request: Request, cutConnection?: () => void): Response | Promise<Response>
}

/** What the server's adapter passes with a request; nothing in tests without a port. */
type Bindings = { incoming?: { socket: { destroy(): void; remoteAddress?: string | undefined } } }

export type AppOptions = {
  backend: Backend
  /** Written into the page, which pre-fills the emulator's user only for an emulator. @default 'emulator' */
  backendKind?: 'emulator' | 'gateway' | undefined
  /** The built page, by URL path. */
  files: ReadonlyMap<string, PageFile>
  /** Address of the emulator's page of sent notifications. @default no such page */
  inboxUrl?: string | undefined
  /** Origins that the page may call besides its own. */
  connectTo?: readonly string[] | undefined
  /** Sign-in methods besides password and token, for a page at this host. */
  signIn?: ((hostname: string) => SignInSettings) | undefined
  /** Receives the token of Keystone's web single sign-on. @default no such sign-in */
  webSso?: WebSsoOptions | undefined
}

/** Prefixes of the paths of the backend. The page's own paths never start with one of them. */
export const backendPaths: readonly string[] = ['/identity', '/v2.0', '/healthcheck']

/**
 * Redirects to the notifications of the emulator. They are shown on the emulator's own port, which knows the origin of
 * a request, and only accepts this machine.
 */
export const inboxPath = '/emulator/v1/inbox'

/** The parts of the emulator's own API that the page uses: sent notifications, and tests of notification methods. */
export const emulatorPaths: readonly string[] = ['/emulator/v1/outbox', '/emulator/v1/notification-tests']

/** Whether a path belongs to Keystone or Monasca. */
export function isBackendPath(path: string): boolean {
  return backendPaths.some((first) => path === first || path.startsWith(`${first}/`))
}

/**
 * Whether a request comes from this machine, under one of its loopback names. These paths need no token, and in this
 * process the emulator cannot see where a request comes from. The emulator itself checks the page's origin.
 */
function isOwnMachine(c: Context<{ Bindings: Bindings }>): boolean {
  const peer = c.env?.incoming?.socket.remoteAddress
  return (
    (peer === undefined || /^(::1$|(::ffff:)?127\.)/.test(peer)) && isLoopback(new URL(c.req.url).hostname)
  )
}

const onlyHere = {
  title: 'Forbidden',
  description: 'Only the machine that runs the emulator may read sent notifications and send tests.',
}

/** A year: the name of a hashed file changes with its content. */
const immutable = 'public, max-age=31536000, immutable'

/** The whole server as one handler: Keystone and Monasca below their paths, and the page everywhere else. */
export function createApp(options: AppOptions): Hono<{ Bindings: Bindings }> {
  const { backend, backendKind = 'emulator', files, inboxUrl, connectTo, webSso } = options
  const index = files.get('/index.html')
  const page = index && new TextDecoder().decode(index.body)
  const app = new Hono<{ Bindings: Bindings }>()

  if (inboxUrl !== undefined) app.get(inboxPath, (c) => c.redirect(inboxUrl))
  if (backendKind === 'emulator') {
    for (const path of emulatorPaths) {
      app.on(['GET', 'POST'], path, (c) =>
        isOwnMachine(c) ? backend.fetch(c.req.raw) : c.json(onlyHere, 403),
      )
    }
  }
  for (const first of backendPaths) {
    app.all(`${first}/*`, async (c) => {
      const socket = c.env?.incoming?.socket
      const { raw } = c.req
      return compressReply(raw, await backend.fetch(raw, socket && (() => socket.destroy())))
    })
  }
  // After Keystone and Monasca: their responses have their own headers.
  app.use('*', async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(fileHeaders)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
  })

  const sendPage = (url: URL, more: { token?: string | undefined } = {}): Response => {
    if (page === undefined) return new Response('Not found', { status: 404 })
    const nonce = createNonce()
    const signIn = options.signIn?.(url.hostname) ?? {}
    const providers = providerOrigins(signIn)
    const text = withSettings(page.replaceAll(noncePlaceholder, nonce), backendKind, signIn)
    return new Response(more.token === undefined ? text : withSsoToken(text, more.token), {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        ...pageHeaders(nonce, { connectTo, providers, callback: url.pathname === callbackPath }),
        'Cache-Control': more.token === undefined ? 'no-cache' : 'no-store',
      },
    })
  }
  if (webSso)
    app.route(
      '/',
      createWebSso(webSso, (url, token) => sendPage(url, { token })),
    )

  app.get('*', (c) => {
    // Browsers request it wherever a page has no icon.
    const path = c.req.path === '/favicon.ico' ? '/icon.svg' : c.req.path
    const file = path === '/index.html' ? undefined : files.get(path)
    if (file) {
      const cache = path.startsWith('/assets/') ? immutable : 'no-cache'
      const { body, type, encoded = {} } = file
      const headers = { 'Content-Type': type, 'Cache-Control': cache, Vary: 'Accept-Encoding' }
      const encoding = chooseEncoding(c.req.header('Accept-Encoding'))
      const content = encoding && encoded[encoding]
      return content
        ? c.body(content, 200, { ...headers, 'Content-Encoding': encoding })
        : c.body(body, 200, headers)
    }
    // Pages of the application have no extension; other missing paths are 404.
    const missing = /\.\w+$/.test(path) && path !== '/index.html'
    if (missing) return c.text('Not found', 404)
    return sendPage(new URL(c.req.url))
  })

  return app
}
