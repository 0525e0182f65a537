import type { AccessInfo } from '../../access/index.js'
import { discoveryError, fetchVersions } from '../../discovery/index.js'
import { BaseError, DiscoveryError } from '../../errors/index.js'
import { safeUrl } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import { sha256 } from '../base64.js'
import { IdentityPlugin } from '../identityPlugin.js'
import { type GenericOptions, needsV3, warnOfTenants } from './genericOptions.js'

/**
 * Discovers once which version of its API Keystone offers, prefers v3 to v2.0, and delegates to the plugin of that
 * version.
 */
export abstract class GenericPlugin extends IdentityPlugin {
  readonly #options: GenericOptions
  #chosen: IdentityPlugin | undefined
  #foreignLink: string | undefined

  constructor(options: GenericOptions) {
    super(options)
    this.#options = options
  }

  /** Creates the plugin of the v3 API. */
  protected abstract createV3(authUrl: string): IdentityPlugin

  /** Creates the plugin of the v2.0 API; `undefined` if it does not support the options. */
  protected abstract createV2(authUrl: string): IdentityPlugin | undefined

  override async getCacheId(): Promise<string | undefined> {
    return sha256(`generic ${await this.createV3(this.authUrl).getCacheId()}`)
  }

  override async authenticate(context: AuthContext): Promise<AccessInfo> {
    const chosen = await this.#choose(context)
    return chosen.authenticate(context).catch((error: unknown) => {
      const link = this.#foreignLink
      throw error instanceof DiscoveryError && link !== undefined ? explainLink(error, link) : error
    })
  }

  override async getAuthUrl(context: AuthContext): Promise<string> {
    return (await this.#choose(context)).getAuthUrl(context)
  }

  async #choose(context: AuthContext): Promise<IdentityPlugin> {
    if (!this.#chosen) {
      const chosen = await this.#discover(context)
      if (!this.#chosen) warnOfTenants(this.#options, context.warn)
      this.#chosen ??= chosen
    }
    return this.#chosen
  }

  async #discover(context: AuthContext): Promise<IdentityPlugin> {
    const { authUrl } = this
    const createV2 = (url: string) => (needsV3(this.#options) ? undefined : this.createV2(url))
    const versions = await fetchVersions(context.send, this.#options.authUrl).catch((error: unknown) => {
      if (error instanceof BaseError) return error
      throw error
    })
    if (versions instanceof BaseError) {
      const guess = /\/v3$/i.test(authUrl)
        ? this.createV3(authUrl)
        : /\/v2\.0$/i.test(authUrl) && createV2(authUrl)
      if (!guess) throw versions
      context.warn(`${versions.shortMessage} Using the version at the end of \`authUrl\`.`)
      return guess
    }
    const usable = versions.filter(({ status }) => /^(CURRENT|SUPPORTED|DEPRECATED)$/.test(status)).reverse()
    for (const { version, url, foreignLink } of usable) {
      const plugin = version[0] === 3 ? this.createV3(url) : version[0] === 2 && createV2(url)
      if (!plugin) continue
      this.#foreignLink = foreignLink
      return plugin
    }
    const offered = versions.map(({ id }) => id).join(', ') || 'no version'
    const reason = usable.some(({ version }) => version[0] === 2)
      ? `it offers ${offered}, and the options use domains or the system scope, which require v3`
      : `it offers ${offered}, but neither v3 nor v2.0`
    throw discoveryError(authUrl, reason)
  }
}

/** The path of a link to another origin does not exist at the origin in the options. */
function explainLink(cause: DiscoveryError, link: string): DiscoveryError {
  return new DiscoveryError({
    url: cause.url,
    reason: `its version document links to ${safeUrl(link)}, and that path does not exist here`,
    metaMessages: [
      'Links in version documents never lead credentials to another origin. If you trust that address, use it as `authUrl`.',
    ],
    cause,
  })
}
