import { type AccessInfo, type Fields, fieldsOf } from '../../access/index.js'
import { abortable } from '../abortable.js'
import type { AuthContext, WaitOptions } from '../authPlugin.js'
import { renewalMargin } from '../identityPlugin.js'
import { isToken } from '../isToken.js'
import { applicationCredentialMethod } from './applicationCredentialMethod.js'
import { type Bearer, type OAuth2Options, oauth2Url, requestBearer } from './oauth2Bearer.js'
import { V3Auth, type V3Options } from './v3Auth.js'

/** The id and the secret of an application credential, with the common options. */
export type V3OAuth2ClientCredentialOptions = V3Options & OAuth2Options & { oauth2ClientSecret: string }

/**
 * For services behind Keystone's OAuth2 middleware: signs in with an application credential as OAuth2 client, and sends
 * `Authorization: Bearer …` in addition to `X-Auth-Token`. Sends `POST /v3/auth/tokens` and `POST /v3/OS-OAUTH2/token`,
 * each again only when its token is about to expire or is refused.
 *
 * @throws InvalidParameterError if id, secret or `authUrl` is missing
 * @example
 * ```ts
 * const auth = new V3OAuth2ClientCredential({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   oauth2ClientId: '21dced0fd20347869b93710d2b98aae0',
 *   oauth2ClientSecret: 'secret',
 * })
 * ```
 */
export class V3OAuth2ClientCredential extends V3Auth {
  readonly #url: string
  readonly #client: { id: string; secret: string }
  #bearer: Bearer | undefined
  #running: Promise<Bearer> | undefined

  constructor(options: V3OAuth2ClientCredentialOptions) {
    const { oauth2ClientId: id, oauth2ClientSecret: secret } = options
    const method = applicationCredentialMethod({
      applicationCredentialId: id,
      applicationCredentialSecret: secret,
    })
    const url = oauth2Url(options)
    super({ ...options, methods: [{ ...method, elements: [id, url] }] })
    this.#url = url
    this.#client = { id, secret }
  }

  override async authenticate(context: AuthContext): Promise<AccessInfo> {
    const access = await super.authenticate(context)
    // A service does not reveal which of the two tokens it refused.
    this.#bearer = undefined
    return access
  }

  override async getHeaders(
    context: AuthContext,
    options?: WaitOptions,
  ): Promise<Readonly<Record<string, string>>> {
    const headers = await super.getHeaders(context, options)
    let bearer = this.#bearer
    const margin = renewalMargin(bearer?.life)
    if (!bearer || (bearer.expires ?? Number.POSITIVE_INFINITY) < context.clock() + margin) {
      this.#running ??= this.#request(context)
      bearer = await abortable(this.#running, options?.signal)
    }
    return { ...headers, Authorization: `Bearer ${bearer.token}` }
  }

  async #request(context: AuthContext): Promise<Bearer> {
    try {
      this.#bearer = await requestBearer(context, this.#url, this.#client)
      return this.#bearer
    } finally {
      this.#running = undefined
    }
  }

  protected override saveState(): Fields {
    return { oauth2: this.#bearer }
  }

  protected override restoreState(state: Fields): void {
    const { token, expires, life } = fieldsOf(state['oauth2'])
    this.#bearer = isToken(token) ? { token, expires: numberOf(expires), life: numberOf(life) } : undefined
  }
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
