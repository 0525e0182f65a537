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
import { checkText } from '../checkText.js'
import { fingerprint } from '../fingerprint.js'
import { IdentityPlugin } from '../identityPlugin.js'
import { rescope } from '../oidc/federationPlugin.js'
import { readToken } from '../v3/requestToken.js'
import { scopeElements } from '../v3/scopeElements.js'
import type { V3Options } from '../v3/v3Auth.js'
import { v3BaseUrl } from '../v3/v3BaseUrl.js'

/** The scope is one at the other Keystone. */
export type Keystone2KeystoneOptions = Omit<V3Options, 'authUrl' | 'unscoped'> & {
  /** Signs in at your own Keystone. */
  basePlugin: AuthPlugin
  /** The other Keystone's name at your own. */
  serviceProvider: string
}

/** The other Keystone: the URL for signing in (`spUrl`), the URL of the token, and the base of its v3 API. */
type Provider = { spUrl: string; tokenUrl: string; authUrl: string }

/**
 * Signs in at another Keystone that trusts your own: gets a SAML assertion, `POST /v3/auth/OS-FEDERATION/saml2/ecp`,
 * sends it there, and requests a token of the desired scope. In Node only: it depends on cookies of another origin.
 *
 * @throws InvalidParameterError if one of the options is missing
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
    // Your own Keystone reveals the other one's URL, but only after signing in.
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

  /** The URL of the other Keystone. */
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
   * @throws AuthorizationFailureError if your own Keystone does not know the other one, or issues no assertion
   * @throws InvalidResponseError if either of them sends an unexpected response
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
      // It leads to a page for people. The session of the cookie works for the API, too.
      const headers = { ...paos, ...cookiesFor(provider.tokenUrl, call, answer) }
      call = { method: 'GET', url: provider.tokenUrl, headers, secrets: [assertion], raw: true }
      answer = await context.send(call)
    }
    const access = readToken(call, { ...answer, body: parseJson(answer.body) })
    return rescope(context, { ...this.#options, authUrl: provider.authUrl }, access)
  }

  /** Requests a SAML assertion about the user from your own Keystone. */
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
        headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
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
 * Rejects URLs that must not receive an assertion or a token. URLs from your own Keystone are trusted, because the
 * token contains them, but must not give up TLS.
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

/** The cookies of a response, for its host. */
function cookiesFor(url: string, call: TransportRequest, answer: TransportResponse): Record<string, string> {
  if (new URL(url).hostname !== new URL(call.url).hostname) return {}
  // Browsers hide cookies; older ones also lack the method.
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
