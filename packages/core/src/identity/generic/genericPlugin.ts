import type { AccessInfo } from '../../access/index.js'
import { type LazyModule, lazyModule } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import { sha256 } from '../base64.js'
import { IdentityPlugin } from '../identityPlugin.js'
import type { ChosenPlugin } from './choosePlugin.js'
import type { GenericOptions } from './genericOptions.js'

/** What a version document says is read once, and often never: most pages know the version. */
export const lazyChoice: LazyModule<typeof import('./choosePlugin.js')> = lazyModule(
  () => import('./choosePlugin.js'),
)

/**
 * Discovers once which version of its API Keystone offers, prefers v3 to v2.0, and delegates to the plugin of that
 * version.
 */
export abstract class GenericPlugin extends IdentityPlugin {
  readonly #options: GenericOptions
  #chosen: ChosenPlugin | undefined

  constructor(options: GenericOptions) {
    super(options)
    this.#options = options
  }

  /** Creates the plugin of the v3 API. */
  protected abstract createV3(authUrl: string): IdentityPlugin

  /** Creates the plugin of the v2.0 API; `undefined` if it does not support the options. */
  protected abstract createV2(authUrl: string): Promise<IdentityPlugin | undefined>

  override async getCacheId(): Promise<string | undefined> {
    return sha256(`generic ${await this.createV3(this.authUrl).getCacheId()}`)
  }

  override async authenticate(context: AuthContext): Promise<AccessInfo> {
    const { plugin, explain } = await this.#choose(context)
    return plugin.authenticate(context).catch((error: unknown) => {
      throw explain(error)
    })
  }

  override async getAuthUrl(context: AuthContext): Promise<string> {
    return (await this.#choose(context)).plugin.getAuthUrl(context)
  }

  async #choose(context: AuthContext): Promise<ChosenPlugin> {
    if (!this.#chosen) {
      const { choosePlugin, warnOfTenants } = lazyChoice.loaded ?? (await lazyChoice.load())
      const chosen = await choosePlugin(context, this.#options, {
        createV3: (url) => this.createV3(url),
        createV2: (url) => this.createV2(url),
      })
      if (!this.#chosen) warnOfTenants(this.#options, context.warn)
      this.#chosen ??= chosen
    }
    return this.#chosen
  }
}
