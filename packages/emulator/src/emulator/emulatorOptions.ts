import type { FleetOptions } from '../agent/fleet/startFleet.js'
import type { EngineOptions } from '../engine/createEngine.js'
import type { FaultRule } from '../faults/faultRule.js'
import type { AllowedHosts } from '../http/hosts/allowedHosts.js'
import type { Seed } from '../keystone/seed/seed.js'
import type { Quirks } from '../monasca/routes/quirks.js'
import type { WebhookHosts } from '../notifications/isAllowedHost.js'
import type { OidcOptions } from '../oidc/oidcOptions.js'
import type { RetentionOptions } from '../store/startRetention.js'

/** What `createEmulator` can be told. */
export type EmulatorOptions = {
  /** Folder that the data is kept in, created if it is missing. @default the data lives in memory */
  dataDir?: string | undefined
  /**
   * Hosts that the emulator and its OpenID provider answer to over HTTP, besides loopback names and the address that they
   * listen on; others get 421. @default []
   */
  allowedHosts?: AllowedHosts | undefined
  /** The present time in milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
  /** Seconds that a new token lives. @default 3600 */
  tokenTtl?: number | undefined
  /** What an empty store begins with. @default `defaultSeed`: mini-mon, admin, reader and agent */
  seed?: Seed | undefined
  /**
   * Simulated hosts in the project `mini-mon`, with a past, alarm definitions and alarms. Requests are answered
   * when the past has been written: for 8 hosts and 24 hours after about a second. @default false
   */
  fleet?: FleetOptions | false | undefined
  /** When alarms are evaluated. @default `{ delay: 30, tick: 60 }` */
  engine?: EngineOptions | undefined
  /**
   * The types of notification methods that there are. WEBHOOK is posted; all others go to the outbox only.
   *
   * @default ['EMAIL', 'PAGERDUTY', 'WEBHOOK']
   */
  notificationTypes?: readonly string[] | undefined
  /** Hosts that webhooks may be posted to besides this machine, or `'any'`. @default [] */
  webhookHosts?: WebhookHosts | undefined
  /** Which measurements are kept: `{ hours: 48 }`, `{ rows: 5_000_000 }`, or both. @default all */
  retention?: RetentionOptions | undefined
  /** What goes wrong from the start, and whether that can be changed by HTTP. @default nothing, and not by HTTP */
  faults?: FaultsOptions | undefined
  /**
   * A real server whose defects Monasca repeats, so that tests meet them: `'influxdb'` for the Python server on
   * InfluxDB 1. The guide "Test your dashboard without a cloud" lists them. @default none
   */
  quirks?: Quirks | undefined
  /**
   * The OpenID provider that Keystone trusts, which listens beside it; `false` for none. The program behind it is
   * loaded when somebody first asks it for something. Its time is the machine's, whatever `clock` says.
   */
  oidc?: OidcOptions | false | undefined
}

/** Faults that an emulator begins with. */
export type FaultsOptions = {
  /** See `Faults.set`. @default none */
  rules?: readonly FaultRule[] | undefined
  /** Chooses the random numbers. @default 1 */
  seed?: number | undefined
  /**
   * Lets programs and pages of this machine change faults and clock, at `/emulator/v1/faults` and `/emulator/v1/clock`.
   *
   * @default false
   */
  http?: boolean | undefined
}
