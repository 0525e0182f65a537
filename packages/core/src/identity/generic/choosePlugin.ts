import { discoveryError, fetchVersions } from '../../discovery/index.js'
import { BaseError, DiscoveryError } from '../../errors/index.js'
import { safeUrl, trimSlashes } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import type { IdentityPlugin } from '../identityPlugin.js'
import type { GenericOptions } from './genericOptions.js'

/** The plugin of one version of Keystone's API. */
export type ChosenPlugin = {
  readonly plugin: IdentityPlugin
  /** The error to throw in place of one of the plugin. */
  readonly explain: (error: unknown) => unknown
}

/** Creates the plugins of both versions, for a URL of their API. */
type Plugins = {
  createV3(authUrl: string): IdentityPlugin
  createV2(authUrl: string): Promise<IdentityPlugin | undefined>
}

/**
 * Reads the version document of Keystone, and creates the plugin for the newest version that supports the options.
 *
 * @throws DiscoveryError if there is none
 */
export async function choosePlugin(
  context: AuthContext,
  options: GenericOptions,
  plugins: Plugins,
): Promise<ChosenPlugin> {
  const authUrl = trimSlashes(options.authUrl)
  const create = async (major: number | undefined, url: string) => {
    if (major === 3) return plugins.createV3(url)
    return major === 2 && !needsV3(options) ? plugins.createV2(url) : undefined
  }
  const versions = await fetchVersions(context.send, options.authUrl).catch((error: unknown) => {
    if (error instanceof BaseError) return error
    throw error
  })
  if (versions instanceof BaseError) {
    const major = /\/v3$/i.test(authUrl) ? 3 : /\/v2\.0$/i.test(authUrl) ? 2 : undefined
    const plugin = await create(major, authUrl)
    if (!plugin) throw versions
    context.warn(`${versions.shortMessage} Using the version at the end of \`authUrl\`.`)
    return { plugin, explain: (error) => error }
  }
  const usable = versions.filter(({ status }) => /^(CURRENT|SUPPORTED|DEPRECATED)$/.test(status)).reverse()
  for (const { version, url, foreignLink: link } of usable) {
    const plugin = await create(version[0], url)
    if (!plugin) continue
    const explain = (error: unknown) =>
      error instanceof DiscoveryError && link !== undefined ? explainLink(error, link) : error
    return { plugin, explain }
  }
  const offered = versions.map(({ id }) => id).join(', ') || 'no version'
  const reason = usable.some(({ version }) => version[0] === 2)
    ? `it offers ${offered}, and the options use domains or the system scope, which require v3`
    : `it offers ${offered}, but neither v3 nor v2.0`
  throw discoveryError(authUrl, reason)
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

/** Whether the options require v3. */
export function needsV3(options: GenericOptions): boolean {
  const { domainId, domainName, projectDomainId, projectDomainName, systemScope } = options
  return Boolean(domainId || domainName || projectDomainId || projectDomainName || systemScope)
}

/** Warns about the deprecated options. */
export function warnOfTenants(options: GenericOptions, warn: AuthContext['warn']): void {
  for (const [old, now] of [
    ['tenantId', 'projectId'],
    ['tenantName', 'projectName'],
  ] as const) {
    if (options[old]) warn(`The option \`${old}\` is deprecated: use \`${now}\`.`)
  }
}
