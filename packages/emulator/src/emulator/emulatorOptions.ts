import type { FleetOptions } from '../agent/fleet/startFleet.js'
import type { EngineOptions } from '../engine/createEngine.js'
import type { FaultRule } from '../faults/faultRule.js'
import type { AllowedHosts } from '../http/hosts/allowedHosts.js'
import type { Seed } from '../keystone/seed/seed.js'
import type { Quirks } from '../monasca/routes/quirks.js'
import type { WebhookHosts } from '../notifications/isAllowedHost.js'
import type { OidcOptions } from '../oidc/oidcOptions.js'
import type { RetentionOptions } from '../store/startRetention.js'

/** Options of an emulator. */
export type EmulatorOptions = {
  /** Folder for the data, created if it is missing. @default the data lives in memory */
  dataDir?: string | undefined
  /**
   * Hosts that the emulator and its OpenID provider answer to over HTTP, in addition to loopback names and the address
   * that they listen on. Requests to other hosts get 421. @default []
   */
  allowedHosts?: AllowedHosts | undefined
  /** The present time in milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
  /** Lifetime of a new token in seconds. @default 3600 */
  tokenTtl?: number | undefined
  /** Initial content of an empty store. @default `defaultSeed`: mini-mon, admin, reader and agent */
  seed?: Seed | undefined
  /**
   * Simulated hosts in the project `mini-mon`, with a history, alarm definitions and alarms. Requests are answered once
   * the history has been written: for 8 hosts and 24 hours, after about a second. @default false
   */
  fleet?: FleetOptions | false | undefined
  /** When alarms are evaluated. @default `{ delay: 30, tick: 60 }` */
  engine?: EngineOptions | undefined
  /**
   * The available types of notification methods. WEBHOOK is posted; all others go to the outbox only.
   *
   * @default ['EMAIL', 'PAGERDUTY', 'WEBHOOK']
   */
  notificationTypes?: readonly string[] | undefined
  /** Hosts that webhooks may be posted to in addition to this machine, or `'any'`. @default [] */
  webhookHosts?: WebhookHosts | undefined
  /** How long or how many measurements are kept: `{ hours: 48 }`, `{ rows: 5_000_000 }`, or both. @default all */
  retention?: RetentionOptions | undefined
  /** Faults from the start, and whether HTTP requests can change them. @default no faults, and not over HTTP */
  faults?: FaultsOptions | undefined
  /**
   * A real server whose defects Monasca reproduces, so that tests run into them: `'influxdb'` for the Python server on
   * InfluxDB 1. The guide "Test your dashboard without a cloud" lists them. @default none
   */
  quirks?: Quirks | undefined
  /**
   * The OpenID provider that Keystone trusts; `false` for none. It listens on a separate port. Its library is loaded
   * on the first request. It uses the machine's time, regardless of `clock`.
   */
  oidc?: OidcOptions | false | undefined
}

/** Faults that an emulator starts with. */
export type FaultsOptions = {
  /** See `Faults.set`. @default none */
  rules?: readonly FaultRule[] | undefined
  /** Chooses the random numbers. @default 1 */
  seed?: number | undefined
  /**
   * Lets programs and pages on this machine change faults and clock, at `/emulator/v1/faults` and `/emulator/v1/clock`.
   *
   * @default false
   */
  http?: boolean | undefined
}
