import { createWebSsoUrl } from '@monasca/core/session'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

export type WebSsoOptions = {
  /** Address of Keystone for browsers: it redirects to the identity provider and back. */
  keystoneUrl: string
  protocol: string
  /** Without it Keystone uses the one that its web server is configured with. */
  identityProvider?: string | undefined
  /** Origin of the page for browsers, behind a proxy with https. @default that of the request */
  publicUrl?: string | undefined
}

/** Largest form in bytes; Keystone's tokens have a few hundred. */
const maximumForm = 16_384
/** Longest token: a longer one does not fit in a header. */
const maximumToken = 8192

const path = '/websso'

/**
 * Keystone's web single sign-on ends with a form that posts a token to this server. The server returns the page with
 * that token in it, and stores nothing: any instance behind a load balancer can respond. The token is never part of an
 * address, a cookie or a log:
 *
 * 1. `GET /websso/start` redirects to Keystone, after the page has noted in its tab that it starts a sign-in.
 * 2. `POST /websso`, from Keystone's page: the page with the token. Its address must be one of Keystone's
 *    `trusted_dashboard`. The page removes the token and its address from the tab's history at once.
 *
 * A form that another site posts signs no one in: the page uses the token only in a tab that noted a start.
 *
 * @param sendPage returns the page for an address, with a token in it
 */
export function createWebSso(
  { keystoneUrl, protocol, identityProvider, publicUrl }: WebSsoOptions,
  sendPage: (url: URL, token: string) => Response,
): Hono {
  const app = new Hono()
  const keystoneOrigin = new URL(keystoneUrl).origin

  app.get(`${path}/start`, (context) => {
    const origin = new URL(path, publicUrl ?? context.req.url).href
    context.header('Cache-Control', 'no-store')
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
      from !== new URL(publicUrl ?? context.req.url).origin
    ) {
      return context.text('This form is not from Keystone.', 403)
    }
    const { token } = await context.req.parseBody()
    if (typeof token !== 'string' || token.length > maximumToken || !/^[\x21-\x7e]+$/.test(token)) {
      return context.text('The form contains no valid token.', 400)
    }
    return sendPage(new URL(context.req.url), token)
  })

  // A bookmark, or a reload before the page has changed its address.
  app.get(path, (context) => context.redirect('/sign-in', 302))

  return app
}
