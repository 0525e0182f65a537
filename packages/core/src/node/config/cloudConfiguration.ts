import type { PluginOptions } from '../plugins/definition.js'

/**
 * What environment variables or an entry of `clouds.yaml` say about a cloud, by the names of this library. `authOptions`
 * holds passwords: printing it shows asterisks, but a copy of it, such as a spread, shows them.
 */
export type CloudConfiguration = {
  /** As in the file; `envvars`, or what `OS_CLOUD_NAME` says, for environment variables. */
  readonly name: string
  /** The name of the plugin, such as `v3applicationcredential`. */
  readonly authType: string
  /** Options for the constructor of the plugin. */
  readonly authOptions: PluginOptions
  /** As in `createSession`: whether to check certificates, or whose. */
  readonly verify: boolean | string
  /** The path of the client's certificate. */
  readonly cert: string | undefined
  /** The path of its private key. */
  readonly key: string | undefined
  /** Milliseconds for one call. */
  readonly timeout: number | undefined
  readonly regionName: string | undefined
  /** The regions that the file lists, for a program that lets its user choose. */
  readonly regionNames: readonly string[]
  /** Which address of the catalog to use: `public`, `internal` or `admin`, or several in order of preference. */
  readonly interface: string | readonly string[] | undefined
  /** What Monasca is called in the catalog. */
  readonly serviceType: string | undefined
  readonly serviceName: string | undefined
  /** The address of Monasca, its `/v2.0` included, where it is not that of the catalog. */
  readonly endpoint: string | undefined
}
