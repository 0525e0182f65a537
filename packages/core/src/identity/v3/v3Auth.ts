import type { AccessInfo } from '../../access/index.js'
import type { AuthContext } from '../authPlugin.js'
import { fingerprint } from '../fingerprint.js'
import { type IdentityOptions, IdentityPlugin } from '../identityPlugin.js'
import type { AuthMethod } from './authMethod.js'
import { isRefusal, requestToken } from './requestToken.js'
import { formatScope, type ScopeOptions } from './scope.js'
import { scopeElements } from './scopeElements.js'
import { v3BaseUrl } from './v3BaseUrl.js'

/** Options common to all plugins of the v3 API. */
export type V3Options = IdentityOptions &
  ScopeOptions & {
    /** Whether the token includes the service catalog. Without it every service needs an `endpoint`. @default true */
    includeCatalog?: boolean | undefined
    /**
     * Whether a refused authentication is retried once without its scope, to distinguish wrong credentials from a
     * missing role. If Keystone locks accounts after a number of failures, each wrong password then counts twice.
     *
     * @default true
     */
    diagnose?: boolean | undefined
  }

/**
 * Authenticates with Keystone's v3 API with one or several methods at once: `POST /v3/auth/tokens`. `V3Password` and
 * `V3Token` are this class with one method each.
 *
 * @example
 * ```ts
 * const auth = new V3Auth({ authUrl, methods: [passwordMethod({ userId, password })], projectId })
 * ```
 */
export class V3Auth extends IdentityPlugin {
  readonly scope: string
  // Private, so that printing a plugin shows no credentials.
  readonly #options: V3Options
  readonly #methods: AuthMethod[]

  constructor(options: V3Options & { methods: readonly AuthMethod[] }) {
    super(options)
    this.#options = options
    this.#methods = [...options.methods]
    this.scope = fingerprint(JSON.stringify(this.#elements()))
  }

  #elements(): readonly unknown[] {
    const { includeCatalog } = this.#options
    const methods = this.#methods.map(({ name, elements }) => [
      name,
      ...elements.map((value) => value || null),
    ])
    return [v3BaseUrl(this.authUrl), methods, scopeElements(this.#options), includeCatalog !== false]
  }

  /**
   * Adds a method to the next authentication, for users who need several. The plugin's `scope` does not change.
   */
  addMethod(method: AuthMethod): void {
    this.#methods.push(method)
  }

  protected override async getCacheText(): Promise<string> {
    // One-time codes are not requested here, and do not identify the user.
    const read = async (method: AuthMethod) => (method.repeatable ? (await method.read()).secrets : undefined)
    const secrets = await Promise.all(this.#methods.map(read))
    return JSON.stringify([this.#elements(), secrets])
  }

  override getAuthUrl(): Promise<string> {
    return Promise.resolve(v3BaseUrl(this.authUrl))
  }

  /**
   * @throws AuthorizationFailureError if the options contradict each other
   * @throws InvalidCredentialsError, InvalidTokenError, ScopeNotFoundError if Keystone refuses
   */
  override async authenticate(context: AuthContext): Promise<AccessInfo> {
    const { includeCatalog, diagnose = true } = this.#options
    const methods = this.#methods
    const request = {
      baseUrl: v3BaseUrl(this.authUrl),
      methods,
      scope: formatScope(this.#options),
      includeCatalog,
    }
    try {
      return await requestToken(context, request)
    } catch (error) {
      if (!isRefusal(request, error)) throw error
      // Loaded when used. Without it, Keystone's own error has to do.
      const explain = await import('./explainRefusal.js').catch(() => undefined)
      throw (await explain?.explainRefusal(context, request, error, diagnose)) ?? error
    }
  }
}
