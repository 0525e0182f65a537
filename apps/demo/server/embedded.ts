import { createClient } from '@monasca/core'
import { createEmulator, type Emulator } from '@monasca/emulator'
import { startAgent } from '@monasca/emulator/agent'
import { isLoopback } from './addresses.js'
import type { SignInSettings } from './signInSettings.js'

export type EmbeddedOptions = {
  /** Folder for measurements. @default in memory */
  dataDir?: string | undefined
  /** Number of simulated hosts; 0 for none. */
  fleet: number
  /** Lifetime of tokens in seconds. @default the emulator's own */
  tokenTtl?: number | undefined
  /** Hosts that the emulator accepts besides loopback names and its own address. */
  allowedHosts?: readonly string[] | undefined
  /** Stops the agent. */
  signal: AbortSignal
  onError: (error: unknown) => void
}

/** Length of the simulated fleet's history. */
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
  // The agent calls the emulator in this process: this address is never resolved.
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
 * Settings for sign-in at the emulator's OpenID provider. None while it does not listen, or for browsers on other
 * machines if it listens on loopback: there the provider's address would be the browser's own machine.
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
