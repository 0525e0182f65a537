import type { SilentSignIn } from '../signInSettings.js'

/** The options of the server, from flags, environment and file. */
export type ServerOptions = {
  port: number
  host: string
  allowedHosts: string[]
  publicUrl?: string | undefined
  keystoneUrl?: string | undefined
  monascaUrl?: string | undefined
  caFile?: string | undefined
  /** Seconds. */
  upstreamTimeout: number
  connectTo: string[]
  oidcDiscovery?: string | undefined
  oidcIssuer?: string | undefined
  oidcClientId: string
  oidcScope: string
  identityProvider?: string | undefined
  protocol: string
  providerName?: string | undefined
  webSso: boolean
  silentSignIn: SilentSignIn
  /** Seconds. */
  drainTimeout: number
  emulatorPort: number
  data?: string | undefined
  fleet: number
  /** Seconds. */
  tokenTtl?: number | undefined
}
