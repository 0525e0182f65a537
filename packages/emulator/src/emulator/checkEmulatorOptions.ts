import type { FleetOptions } from '../agent/fleet/startFleet.js'
import type { EmulatorOptions, FaultsOptions } from './emulatorOptions.js'
import type { EngineOptions } from '../engine/createEngine.js'
import { type AllowedHosts, readAllowedHosts } from '../http/hosts/allowedHosts.js'
import { quirks } from '../monasca/routes/quirks.js'
import type { OidcLifetimes, OidcOptions } from '../oidc/oidcOptions.js'
import type { RetentionOptions } from '../store/startRetention.js'
import {
  anyList,
  anyObject,
  anything,
  members,
  number,
  ofType,
  oneOf,
  optional,
  or,
  texts,
  whole,
} from '../validation/checks.js'

/** Seconds in a hundred years: beyond that, times soon have no date any more. */
export const longestTime = 3_155_760_000

const life = optional(number(1, longestTime))

const checkOptions = members<EmulatorOptions>({
  dataDir: optional(ofType('string')),
  allowedHosts: optional(hosts),
  clock: optional(ofType('function')),
  tokenTtl: life,
  seed: optional(anyObject),
  fleet: optional(
    or(
      false,
      members<FleetOptions>({
        hosts: whole(0, 10_000),
        hours: number(0, longestTime / 3600),
        onProgress: optional(ofType('function')),
      }),
    ),
  ),
  engine: optional(
    members<EngineOptions>({
      delay: optional(number(0, longestTime)),
      tick: optional(number(1, longestTime)),
    }),
  ),
  notificationTypes: optional(texts),
  webhookHosts: optional(or('any', texts)),
  retention: optional(members<RetentionOptions>({ hours: optional(number(0)), rows: optional(number(0)) })),
  faults: optional(
    // Rules and seed: by `Faults.set`.
    members<FaultsOptions>({ rules: anything, seed: anything, http: optional(ofType('boolean')) }),
  ),
  quirks: optional(oneOf(...quirks)),
  oidc: optional(
    or(
      false,
      members<OidcOptions>({
        port: optional(whole(0, 65_535)),
        accounts: optional(anyList),
        lifetimes: optional(
          members<OidcLifetimes>({
            accessToken: life,
            idToken: life,
            refreshToken: life,
            authorizationCode: life,
            deviceCode: life,
            session: life,
          }),
        ),
        clients: optional(anyList),
        rotateRefreshTokens: optional(ofType('boolean')),
      }),
    ),
  ),
})

function hosts(value: unknown, parameter: string): void {
  texts(value, parameter)
  readAllowedHosts(value as AllowedHosts)
}

/**
 * Refuses options that would only be noticed later, or never: names that there are not, and values that mean nothing.
 *
 * @throws `InvalidParameterError`, which names the option
 */
export function checkEmulatorOptions(options: EmulatorOptions): void {
  checkOptions(options, 'options')
}
