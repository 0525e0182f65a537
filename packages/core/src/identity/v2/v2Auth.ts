import { type AccessInfo, createAccessInfo, fieldsOf } from '../../access/index.js'
import { discoveryError } from '../../discovery/index.js'
import {
  InvalidResponseError,
  MethodNotAllowedError,
  NotFoundError,
  UnauthorizedError,
} from '../../errors/index.js'
import { safeUrl } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import { fingerprint } from '../fingerprint.js'
import { type IdentityOptions, IdentityPlugin } from '../identityPlugin.js'
import { refusalError } from '../refusalError.js'
import type { AuthMethod } from '../v3/authMethod.js'

/** Options common to the plugins of the v2.0 API. Its tenants are today's projects. */
export type V2Options = IdentityOptions & {
  /** Takes precedence over `tenantName`. */
  tenantId?: string | undefined
  tenantName?: string | undefined
  trustId?: string | undefined
}

/** The credentials part of a request. */
export type V2Credentials = {
  data: Readonly<Record<string, unknown>>
  headers?: Readonly<Record<string, string>> | undefined
  secrets: readonly string[]
  elements: readonly (string | undefined)[]
  refusal: AuthMethod['refusal']
}

/** Authenticates with Keystone's v2.0 API, which clouds older than 2018 may still have: `POST /v2.0/tokens`. */
export class V2Auth extends IdentityPlugin {
  readonly scope: string
  readonly #options: V2Options & { credentials: V2Credentials }
  readonly #elements: string

  constructor(options: V2Options & { credentials: V2Credentials }) {
    super(options)
    this.#options = options
    const { tenantId, tenantName, trustId, credentials } = options
    const elements = [this.authUrl, 'v2.0', ...credentials.elements, tenantId, tenantName, trustId]
    this.#elements = JSON.stringify(elements.map((value) => value || null))
    this.scope = fingerprint(this.#elements)
  }

  protected override getCacheText(): string {
    return JSON.stringify([this.#elements, this.#options.credentials.secrets])
  }

  override getAuthUrl(): Promise<string> {
    return Promise.resolve(this.authUrl)
  }

  /** @throws InvalidCredentialsError, InvalidTokenError if Keystone refuses */
  override async authenticate(context: AuthContext): Promise<AccessInfo> {
    const { tenantId, tenantName, trustId, credentials } = this.#options
    const tenant = tenantId ? { tenantId } : tenantName ? { tenantName } : {}
    const auth = { ...credentials.data, ...tenant, ...(trustId ? { trust_id: trustId } : {}) }
    const url = `${this.authUrl}/tokens`
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json', ...credentials.headers }
    const { secrets, refusal } = credentials
    const call = { method: 'POST', url, headers, body: JSON.stringify({ auth }), secrets }
    const { body, status } = await context.send(call).catch((error: unknown) => {
      if (error instanceof UnauthorizedError) {
        const advice = [refusal.advice, 'Or the user has no role in the tenant: Keystone answers both alike.']
        throw refusalError(
          refusal.error,
          error,
          refusal.sentence,
          tenantId || tenantName ? advice : [refusal.advice],
        )
      }
      if (!(error instanceof NotFoundError || error instanceof MethodNotAllowedError)) throw error
      throw discoveryError(this.authUrl, `HTTP ${error.status} for its v2.0 API`, error)
    })
    const access = 'access' in fieldsOf(body) ? createAccessInfo(body) : undefined
    if (access) return access
    throw new InvalidResponseError({ method: 'POST', url: safeUrl(url), status, expected: 'a token' })
  }
}
