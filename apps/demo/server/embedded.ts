import { createClient } from '@monasca/core'
import { createEmulator, type Emulator } from '@monasca/emulator'
import { startAgent } from '@monasca/emulator/agent'
import { isLoopback } from './addresses.js'
import type { SignInSettings } from './signInSettings.js'

export type EmbeddedOptions = {
  /** Folder that measurements are kept in; without one they live in memory. */
  dataDir?: string | undefined
  /** Number of simulated hosts; 0 for none. */
  fleet: number
  /** Seconds that tokens live. @default the emulator's own */
  tokenTtl?: number | undefined
  /** Hosts that the emulator answers to besides loopback names and the address that it listens on. */
  allowedHosts?: readonly string[] | undefined
  /** Stops the agent. */
  signal: AbortSignal
  onError: (error: unknown) => void
}

/** How much history the simulated fleet begins with. */
const fleetHours = 24

/** Starts Keystone and Monasca in this process, and the agent that measures this machine. */
export function startEmbedded(options: EmbeddedOptions): Emulator {
  const { dataDir, fleet, tokenTtl, allowedHosts, signal, onError } = options
  const emulator = createEmulator({
    dataDir,
    tokenTtl,
    allowedHosts,
    fleet: fleet > 0 ? { hosts: fleet, hours: fleetHours } : false,
  })
  // The agent talks to the emulator in this process: this address is never looked up.
  const origin = 'http://emulator.internal'
  const client = createClient({
    username: 'agent',
    password: 'password',
    projectName: 'mini-mon',
    authUrl: `${origin}/identity`,
    endpoint: `${origin}/v2.0`,
    fetch: emulator.fetch,
  })
  startAgent({ client, signal, onError })
  return emulator
}

/**
 * What the page must know to sign in at the emulator's OpenID provider; nothing while that does not listen, or for a browser
 * on another machine if it listens on loopback: there the provider's address is the browser's own machine.
 *
 * @param hostname the host in the page's address
 */
export function embeddedSignIn({ issuer }: Emulator, hostname: string): SignInSettings {
  if (issuer === undefined || (isLoopback(new URL(issuer).hostname) && !isLoopback(hostname))) return {}
  return {
    provider: {
      label: 'OpenID (emulator)',
      discoveryEndpoint: `${issuer}/.well-known/openid-configuration`,
      clientId: 'dashboard',
      identityProvider: 'emulator',
      protocol: 'openid',
      openidScope: 'openid profile',
    },
    webSso: { label: 'Keystone’s web page' },
  }
}
