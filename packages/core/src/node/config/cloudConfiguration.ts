import type { PluginOptions } from '../plugins/definition.js'

/**
 * The configuration of a cloud from environment variables or an entry of `clouds.yaml`, by the names of this library.
 * `authOptions` contains passwords: printing it shows asterisks, but a copy, such as a spread, shows them.
 */
export type CloudConfiguration = {
  /** The name in the file; for environment variables the value of `OS_CLOUD_NAME`, else `envvars`. */
  readonly name: string
  /** The name of the plugin, such as `v3applicationcredential`. */
  readonly authType: string
  /** Options for the constructor of the plugin. */
  readonly authOptions: PluginOptions
  /** As in `createSession`: whether to check certificates, or the CA to check them against. */
  readonly verify: boolean | string
  /** The path of the client certificate. */
  readonly cert: string | undefined
  /** The path of its private key. */
  readonly key: string | undefined
  /** Milliseconds for one call. */
  readonly timeout: number | undefined
  readonly regionName: string | undefined
  /** The regions listed in the file, for a program with a choice of regions. */
  readonly regionNames: readonly string[]
  /** The interface of the catalog to use: `public`, `internal` or `admin`, or several in order of preference. */
  readonly interface: string | readonly string[] | undefined
  /** The service type of Monasca in the catalog. */
  readonly serviceType: string | undefined
  readonly serviceName: string | undefined
  /** The URL of Monasca, including `/v2.0`, if it differs from the catalog's. */
  readonly endpoint: string | undefined
}
