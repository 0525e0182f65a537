import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { storageProblem } from '../store/storageProblem.js'
import type { Store } from '../store/store.js'
import { type Accounts, createAccounts } from './accounts.js'
import { addInteractions } from './addInteractions.js'
import { addPasswordGrant } from './addPasswordGrant.js'
import { listClients } from './clients.js'
import { createAdapter } from './createAdapter.js'
import { loadSecrets, type OidcSecrets } from './loadSecrets.js'
import type { OidcLifetimes, OidcOptions } from './oidcOptions.js'
import { pagePolicy } from './pagePolicy.js'
import {
  deviceCodePage,
  deviceConfirmPage,
  deviceDonePage,
  loggedOutPage,
  logoutPage,
  problemPage,
} from './pages.js'

/** An OpenID provider that has been set up, and the function that identifies the user of a token. */
export type StartedProvider = {
  provider: Provider
  secrets: OidcSecrets
  accounts: Accounts
  /** Ids of the clients. */
  clientIds: readonly string[]
}

/** Sets up the OpenID provider for an issuer; its library is only loaded now. */
export async function createProvider(
  issuer: string,
  store: Store,
  options: OidcOptions,
): Promise<StartedProvider> {
  const { Provider, errors, interactionPolicy } = await import('oidc-provider')
  const secrets = await loadSecrets(store)
  const accounts = createAccounts(options.accounts)
  const clients = listClients(options.clients)
  const redirectUris = (options.clients ?? []).flatMap((client) => client.redirectUris)
  const origins = new Set(
    redirectUris
      .filter((uri) => /^https?:/i.test(uri) && URL.canParse(uri))
      .map((uri) => new URL(uri).origin),
  )
  const policy = interactionPolicy.base()
  // Otherwise native clients, such as ours, would ask for consent each time.
  policy.get('consent')?.checks.remove('native_client_prompt')
  const provider = new Provider(issuer, {
    adapter: (model: string) => createAdapter(store, model),
    clients,
    jwks: { keys: [secrets.key] },
    // The library's dispatcher refuses this machine, where most clients with a back-channel logout run. The addresses
    // come from the options only, so no request can choose another one.
    fetch: (url, options) => globalThis.fetch(url, { ...options, dispatcher: undefined } as RequestInit),
    cookies: { keys: secrets.cookieKeys },
    findAccount: (_ctx, username) => accounts.find(username),
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'groups'],
      email: ['email', 'email_verified'],
    },
    // The ID token contains the claims of the scopes as well, because Keystone's web server reads them there.
    conformIdTokenClaims: false,
    scopes: ['openid', 'offline_access'],
    responseTypes: ['code'],
    interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
    pkce: { required: (_ctx, client) => client.clientAuthMethod === 'none' },
    clientBasedCORS: (_ctx, origin, client) =>
      /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(origin) ||
      (origins.has(origin) && (client.redirectUris ?? []).some((uri) => uri.startsWith(`${origin}/`))),
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: options.rotateRefreshTokens ?? true,
    ttl: lifetimes(options.lifetimes),
    features: features(),
    renderError: (ctx, { error, error_description: description }) => {
      show(
        ctx,
        problemPage(
          'Something went wrong',
          description ? `${error}: ${description}` : error,
          'Close this page, go back to the application, and sign in again from there.',
        ),
      )
    },
  })
  // Failures are reported to the client; there is no log.
  provider.silent = true
  const problems = new WeakMap<object, string | undefined>()
  provider.on('server_error', (ctx, error) => problems.set(ctx, storageProblem(error)))
  provider.use(async (ctx, next) => {
    ctx.set('Content-Security-Policy', pagePolicy(origins))
    ctx.set('X-Content-Type-Options', 'nosniff')
    ctx.set('Referrer-Policy', 'no-referrer')
    await next()
    const problem = problems.get(ctx)
    if (problem === undefined) return
    ctx.status = 503
    ctx.body = { error: 'server_error', error_description: problem }
  })
  addInteractions(provider, accounts)
  addPasswordGrant(provider, accounts, errors)
  return { provider, secrets, accounts, clientIds: clients.map((client) => client.client_id) }
}

function lifetimes(given: OidcLifetimes = {}): Configuration['ttl'] {
  const {
    accessToken = 600,
    idToken = 600,
    refreshToken = 1_209_600,
    authorizationCode = 60,
    deviceCode = 600,
    session = 28_800,
  } = given
  return {
    AccessToken: accessToken,
    ClientCredentials: accessToken,
    AuthorizationCode: authorizationCode,
    IdToken: idToken,
    RefreshToken: refreshToken,
    DeviceCode: deviceCode,
    Session: session,
    // A grant outlives everything issued on the basis of it.
    Grant: Math.max(session, refreshToken),
    Interaction: 3600,
  }
}

function features(): Configuration['features'] {
  const nameOf = (ctx: KoaContextWithOIDC) => ctx.oidc.client?.clientName ?? ctx.oidc.client?.clientId ?? ''
  return {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: (_ctx, client) => client.clientAuthMethod !== 'none' },
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => show(ctx, logoutPage(form)),
      postLogoutSuccessSource: (ctx) => show(ctx, loggedOutPage()),
    },
    deviceFlow: {
      enabled: true,
      userCodeInputSource: (ctx, form, _out, error) => {
        const problem = error ? 'Unknown or expired code. Check it and try again.' : undefined
        show(ctx, deviceCodePage(form, problem))
      },
      userCodeConfirmSource: (ctx, form, _client, _device, code) => {
        show(ctx, deviceConfirmPage(form, nameOf(ctx), code))
      },
      successSource: (ctx) => show(ctx, deviceDonePage(nameOf(ctx))),
    },
  }
}

function show(ctx: KoaContextWithOIDC, html: string): void {
  ctx.type = 'html'
  ctx.body = html
}
