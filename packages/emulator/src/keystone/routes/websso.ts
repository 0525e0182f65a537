import { createHash, randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { authenticate } from '../authentication/authenticate.js'
import { checkMethods } from '../authentication/runMethods.js'
import type { TrustedProvider } from '../federation/assertion.js'
import { webssoCallbackPath } from '../federation/webssoCallbackPath.js'
import type { Keystone } from '../model/keystone.js'
import type { PendingSignIn } from '../model/websso.js'
import { badRequest, KeystoneError, missingMember, notFound, unauthorized } from '../requests/errors.js'
import { type KeystoneEnvironment, type KeystoneRouter, originOf } from './environment.js'
import { renderTokenForm } from './renderTokenForm.js'

/** Ties a sign-in to the browser that started it. */
const cookieName = 'emulator_websso'

/** Milliseconds that a user may take to sign in. */
const patience = 3_600_000

/** The identity provider of `…/websso/openid`, whose path contains none. */
const onlyProvider = 'emulator'

/**
 * `/identity/v3/auth/OS-FEDERATION/websso/{protocol}` and `…/identity_providers/{idp}/protocols/{protocol}/websso`:
 * signs a user in at the identity provider in the browser, and posts an unscoped token to a page on this machine. The
 * redirects to the provider and back, which a real Keystone leaves to its web server, are included.
 */
export function createWebssoRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const { trustedProvider } = keystone
  const base = '/v3/auth/OS-FEDERATION'

  router.get(webssoCallbackPath.replace('/identity', ''), async (context) => {
    const { state = '', code, error, error_description: description } = context.req.query()
    // Only the browser that started the sign-in may finish it: a link cannot sign a user in as someone else.
    const isSame = getCookie(context, cookieName) === state
    const pending = isSame ? keystone.websso.take(state, keystone.clock()) : undefined
    deleteCookie(context, cookieName, { path: webssoCallbackPath })
    if (!pending) throw badRequest('This sign-in is unknown or has expired. Start again.')
    if (!code) throw new KeystoneError(401, description ?? error ?? 'The identity provider returned no code.')
    const assertion = await trustedProvider?.readBearer(await redeem(trustedProvider, code, pending))
    if (!assertion) throw unauthorized()
    const payloads = { openid: { identity_provider: onlyProvider, protocol: 'openid' } }
    const request = { methods: ['openid'], payloads, scope: { type: 'default' as const } }
    const { id } = await authenticate(keystone, request, { assertion })
    const { html, policy } = renderTokenForm(pending.origin, id)
    context.header('Content-Security-Policy', policy)
    context.header('Cache-Control', 'no-store')
    context.header('Referrer-Policy', 'no-referrer')
    return context.html(html)
  })

  router.on(['GET', 'POST'], `${base}/websso/:protocol`, (context) =>
    begin(context, onlyProvider, context.req.param('protocol')),
  )

  router.on(['GET', 'POST'], `${base}/identity_providers/:provider/protocols/:protocol/websso`, (context) =>
    begin(context, context.req.param('provider'), context.req.param('protocol')),
  )

  /** Sends the browser to the identity provider. */
  function begin(context: Context<KeystoneEnvironment>, id: string, protocol: string): Response {
    const provider = keystone.federation.identityProviders.byId(id)
    if (!provider) throw notFound('identity provider')
    checkMethods([protocol])
    if (!keystone.federation.protocol(id, protocol)) throw notFound('protocol of this identity provider')
    const origin = context.req.query('origin')
    if (!origin) throw missingMember('origin', 'the query')
    if (!isTrusted(origin)) throw new KeystoneError(401, `${origin} is not a trusted dashboard host.`)
    const issuer = trustedProvider?.issuer()
    if (!trustedProvider || issuer === undefined)
      throw new KeystoneError(401, 'The OpenID provider is not running.')
    const [state, verifier] = [randomBytes(16).toString('base64url'), randomBytes(32).toString('base64url')]
    const redirectUri = `${originOf(context)}${webssoCallbackPath}`
    keystone.websso.insert(state, { origin, verifier, redirectUri }, keystone.clock() + patience)
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: trustedProvider.client.id,
      redirect_uri: redirectUri,
      scope: 'openid profile',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    setCookie(context, cookieName, state, {
      path: webssoCallbackPath,
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: patience / 1000,
    })
    return context.redirect(`${issuer}/auth?${query}`, 302)
  }

  return router
}

/** Pages on this machine may receive tokens; a real Keystone has a list of `trusted_dashboard` addresses. */
function isTrusted(origin: string): boolean {
  try {
    const { protocol, hostname } = new URL(origin)
    return /^https?:$/.test(protocol) && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  } catch {
    return false
  }
}

/** Exchanges the provider's code for its token; an empty string if the provider returns none. */
async function redeem(
  { client, issuer }: TrustedProvider,
  code: string,
  { redirectUri, verifier }: PendingSignIn,
): Promise<string> {
  const credentials = Buffer.from(`${client.id}:${client.secret}`).toString('base64')
  const response = await fetch(`${issuer()}/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${credentials}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  })
  const { access_token: token } = (await response.json()) as { access_token?: unknown }
  return typeof token === 'string' ? token : ''
}
