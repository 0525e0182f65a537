import type { AccessInfo } from '../../access/index.js'
import {
  AuthorizationFailureError,
  InvalidResponseError,
  PluginNotSupportedError,
} from '../../errors/index.js'
import {
  isBrowser,
  isDowngrade,
  isWeb,
  parseUrl,
  safeUrl,
  type TransportRequest,
  type TransportResponse,
} from '../../transport/index.js'
import type { AuthContext, AuthPlugin, WaitOptions } from '../authPlugin.js'
import { fingerprint } from '../fingerprint.js'
import { IdentityPlugin } from '../identityPlugin.js'
import { rescope } from '../oidc/federationPlugin.js'
import { checkText } from '../v3/passwordMethod.js'
import { readToken, v3BaseUrl } from '../v3/requestToken.js'
import { scopeElements, type V3Options } from '../v3/v3Auth.js'

/** Options of `Keystone2Keystone`; the scope is one at the other Keystone. */
export type Keystone2KeystoneOptions = Omit<V3Options, 'authUrl' | 'unscoped'> & {
  /** How to sign in at one's own Keystone. */
  basePlugin: AuthPlugin
  /** The other Keystone, as one's own calls it. */
  serviceProvider: string
}

/** The other Keystone: where to sign in (`spUrl`), where to get the token, and where its v3 API begins. */
type Provider = { spUrl: string; tokenUrl: string; authUrl: string }

/**
 * Signs in at another Keystone that trusts one's own: gets a SAML assertion, `POST /v3/auth/OS-FEDERATION/saml2/ecp`,
 * takes it there, and asks for a token of the wanted scope. In Node only: it lives on cookies of another origin.
 *
 * @throws InvalidParameterError when one of the options is missing
 * @example
 * ```ts
 * const auth = new Keystone2Keystone({
 *   basePlugin: new V3Password({
 *     authUrl: 'https://cloud.example.org/identity/v3',
 *     username: 'mini-mon',
 *     userDomainId: 'default',
 *     password: 'password',
 *   }),
 *   serviceProvider: 'other-cloud',
 *   projectName: 'mini-mon',
 *   projectDomainId: 'default',
 * })
 * ```
 */
export class Keystone2Keystone extends IdentityPlugin {
  readonly scope: string
  readonly #options: Keystone2KeystoneOptions

  constructor(options: Keystone2KeystoneOptions) {
    // One's own Keystone tells the address of the other one, but only after signing in.
    super({ ...options, authUrl: '/' })
    checkText('serviceProvider', options.serviceProvider)
    this.#options = options
    this.scope = fingerprint(this.#identify(options.basePlugin.scope))
  }

  #identify(base: string): string {
    const { serviceProvider, includeCatalog } = this.#options
    return JSON.stringify([
      'k2k',
      base,
      serviceProvider,
      scopeElements(this.#options),
      includeCatalog !== false,
    ])
  }

  protected override async getCacheText(): Promise<string | undefined> {
    const base = await this.#options.basePlugin.getCacheId?.()
    return base && this.#identify(base)
  }

  /** The address of the other Keystone. */
  override async getAuthUrl(context: AuthContext, options?: WaitOptions): Promise<string> {
    return (await this.#find(context, options)).authUrl
  }

  async #find(context: AuthContext, options?: WaitOptions): Promise<Provider> {
    const { basePlugin, serviceProvider } = this.#options
    const { serviceProviders } = await basePlugin.getAccess(context, options)
    const ownUrl = await basePlugin.getAuthUrl(context, options)
    const found = serviceProviders.find(({ id }) => id === serviceProvider)
    if (found?.authUrl && found.spUrl) {
      checkPath(ownUrl, found.spUrl, found.authUrl)
      const authUrl = v3BaseUrl(found.authUrl.split('/OS-FEDERATION/', 1).join())
      return { spUrl: found.spUrl, tokenUrl: found.authUrl, authUrl }
    }
    const known = serviceProviders.map(({ id }) => id).join(', ') || '(none)'
    throw new AuthorizationFailureError(`Keystone knows no service provider "${serviceProvider}".`, {
      metaMessages: [`Service providers that the token names: ${known}`],
    })
  }

  /**
   * @throws PluginNotSupportedError in a browser
   * @throws AuthorizationFailureError when one's own Keystone does not know the other one, or vouches for nobody
   * @throws InvalidResponseError when either of them answers with something else
   */
  override async authenticate(context: AuthContext): Promise<AccessInfo> {
    if (isBrowser()) {
      throw new PluginNotSupportedError('`Keystone2Keystone` does not work in a browser.', {
        metaMessages: ['Sign in at the other Keystone itself, or let a server of yours do it.'],
      })
    }
    const provider = await this.#find(context)
    const assertion = await this.#vouch(context)
    const paos = { Accept: 'application/json', 'Content-Type': 'application/vnd.paos+xml' }
    let call: TransportRequest = {
      method: 'POST',
      url: provider.spUrl,
      headers: paos,
      body: assertion,
      secrets: [assertion],
      raw: true,
    }
    let answer = await context.send(call)
    if (answer.status === 302 || answer.status === 303) {
      // It leads to a page for people. The session that the cookie stands for works for the API, too.
      const headers = { ...paos, ...cookiesFor(provider.tokenUrl, call, answer) }
      call = { method: 'GET', url: provider.tokenUrl, headers, secrets: [assertion], raw: true }
      answer = await context.send(call)
    }
    const access = readToken(call, { ...answer, body: parseJson(answer.body) })
    return rescope(context, { ...this.#options, authUrl: provider.authUrl }, access)
  }

  /** One's own Keystone says who one is, in SAML. */
  async #vouch(context: AuthContext): Promise<string> {
    const { basePlugin, serviceProvider } = this.#options
    const { authToken } = await basePlugin.getAccess(context)
    const own = (await basePlugin.getAuthUrl(context)).replace(/\/v2\.0$/, '')
    const method = 'POST'
    const url = `${v3BaseUrl(own)}/auth/OS-FEDERATION/saml2/ecp`
    const identity = { methods: ['token'], token: { id: authToken } }
    const auth = { identity, scope: { service_provider: { id: serviceProvider } } }
    const answer = await context
      .send({
        method,
        url,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ auth }),
        secrets: [authToken],
        raw: true,
      })
      .catch((cause: unknown) => {
        throw new AuthorizationFailureError('Keystone does not vouch for the user at the other Keystone.', {
          cause,
        })
      })
    if (answer.body) return String(answer.body)
    const { status } = answer
    throw new InvalidResponseError({ method, url: safeUrl(url), status, expected: 'a SAML assertion' })
  }
}

/**
 * Refuses addresses that an assertion or a token must not go to: those of one's own Keystone are trusted, since the
 * token names them, but not to give up TLS.
 */
function checkPath(...path: readonly [own: string, ...others: string[]]): void {
  let from: URL | undefined
  for (const text of path) {
    const to = parseUrl(text)
    if (!to || !isWeb(to)) {
      throw new AuthorizationFailureError(
        'Keystone names an address that is not valid for the other Keystone.',
        {
          metaMessages: [`It is not an http or https URL: ${safeUrl(text)}`],
        },
      )
    }
    if (from && isDowngrade(from, to)) {
      throw new AuthorizationFailureError('Credentials do not go from https to http.', {
        metaMessages: [
          `${safeUrl(from.href)} leads to ${safeUrl(text)}, where others can read them.`,
          'Let the operator register the other Keystone with addresses on https.',
        ],
      })
    }
    from = to
  }
}

/** The cookies of an answer, for the host that they are of. */
function cookiesFor(url: string, call: TransportRequest, answer: TransportResponse): Record<string, string> {
  if (new URL(url).hostname !== new URL(call.url).hostname) return {}
  // Browsers keep cookies to themselves; older ones lack the method too.
  const cookies = (answer.headers.getSetCookie?.() ?? []).map((cookie) => cookie.split(';')[0])
  return cookies.length > 0 ? { Cookie: cookies.join('; ') } : {}
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}
