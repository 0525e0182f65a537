import type { AccessInfo } from '../../access/index.js'
import type { AuthContext, WaitOptions } from '../authPlugin.js'
import { checkText } from '../checkText.js'
import { fingerprint } from '../fingerprint.js'
import { type IdentityOptions, IdentityPlugin } from '../identityPlugin.js'
import { type OAuth2Options, oauth2Url, requestBearer } from './oauth2Bearer.js'
import { readToken } from './requestToken.js'
import { v3BaseUrl } from './v3BaseUrl.js'

/** The scope is that of the user whom Keystone maps the certificate to. */
export type V3OAuth2mTlsClientCredentialOptions = IdentityOptions & OAuth2Options

/**
 * Signs in with the client certificate of the TLS connection (RFC 8705): `POST /v3/OS-OAUTH2/token`, then
 * `GET /v3/auth/tokens` for the description of the token. Sends it as `X-Auth-Token` and as `Authorization: Bearer …`.
 * The platform provides the certificate: `cert` and `key` of `@monasca/core/node`.
 *
 * @throws InvalidParameterError if the client id or `authUrl` is missing
 * @example
 * ```ts
 * const auth = new V3OAuth2mTlsClientCredential({
 *   authUrl: 'https://cloud.example.org:5443/v3',
 *   oauth2ClientId: '3b4d68f48bd74086af4fc27588349561',
 * })
 * ```
 */
export class V3OAuth2mTlsClientCredential extends IdentityPlugin {
  readonly scope: string
  readonly #url: string
  readonly #id: string

  constructor(options: V3OAuth2mTlsClientCredentialOptions) {
    super(options)
    checkText('oauth2ClientId', options.oauth2ClientId)
    this.#url = oauth2Url(options)
    this.#id = options.oauth2ClientId
    this.scope = fingerprint(this.getCacheText())
  }

  protected override getCacheText(): string {
    return JSON.stringify(['oauth2mtls', v3BaseUrl(this.authUrl), this.#url, this.#id])
  }

  override getAuthUrl(): Promise<string> {
    return Promise.resolve(v3BaseUrl(this.authUrl))
  }

  /** @throws InvalidCredentialsError if Keystone refuses the client or its certificate */
  override async authenticate(context: AuthContext): Promise<AccessInfo> {
    const { token } = await requestBearer(context, this.#url, { id: this.#id })
    const headers = { Accept: 'application/json', 'X-Auth-Token': token, 'X-Subject-Token': token }
    const call = { method: 'GET', url: `${v3BaseUrl(this.authUrl)}/auth/tokens`, headers, secrets: [token] }
    return readToken(call, await context.send(call), token)
  }

  override async getHeaders(
    context: AuthContext,
    options?: WaitOptions,
  ): Promise<Readonly<Record<string, string>>> {
    const { authToken } = await this.getAccess(context, options)
    return { 'X-Auth-Token': authToken, Authorization: `Bearer ${authToken}` }
  }
}
