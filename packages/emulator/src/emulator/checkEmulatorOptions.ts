import type { FleetOptions } from '../agent/fleet/startFleet.js'
import type { EngineOptions } from '../engine/createEngine.js'
import { explainHosts } from '../http/hosts/allowedHosts.js'
import { seedSchema } from '../keystone/seed/seedSchema.js'
import { quirks } from '../monasca/routes/quirks.js'
import type { OidcAccount, OidcClient, OidcLifetimes, OidcOptions } from '../oidc/oidcOptions.js'
import type { RetentionOptions } from '../store/startRetention.js'
import {
  anything,
  checkParameter,
  flag,
  func,
  listOf,
  members,
  number,
  oneOf,
  optional,
  or,
  text,
  texts,
  where,
  whole,
} from '../validation/schemas.js'
import type { EmulatorOptions, FaultsOptions } from './emulatorOptions.js'

/** A hundred years in seconds: times beyond that soon have no date. */
export const longestTime = 3_155_760_000

const lifetime = optional(number(1, longestTime))

const account = members<OidcAccount>({
  username: text,
  password: text,
  name: optional(text),
  email: optional(text),
  groups: optional(texts),
})

const client = members<OidcClient>({
  id: text,
  secret: optional(text),
  name: optional(text),
  redirectUris: texts,
  postLogoutRedirectUris: optional(texts),
  backchannelLogoutUri: optional(text),
})

const optionsSchema = members<EmulatorOptions>({
  dataDir: optional(text),
  allowedHosts: optional(where(texts, explainHosts)),
  clock: optional(func),
  tokenTtl: lifetime,
  seed: optional(seedSchema),
  fleet: optional(
    or(
      false,
      members<FleetOptions>({
        hosts: whole(0, 10_000),
        hours: number(0, longestTime / 3600),
        onProgress: optional(func),
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
  // `Faults.set` checks rules and seed.
  faults: optional(members<FaultsOptions>({ rules: anything, seed: anything, http: optional(flag) })),
  quirks: optional(oneOf(...quirks)),
  oidc: optional(
    or(
      false,
      members<OidcOptions>({
        port: optional(whole(0, 65_535)),
        accounts: optional(listOf(account)),
        lifetimes: optional(
          members<OidcLifetimes>({
            accessToken: lifetime,
            idToken: lifetime,
            refreshToken: lifetime,
            authorizationCode: lifetime,
            deviceCode: lifetime,
            session: lifetime,
          }),
        ),
        clients: optional(listOf(client)),
        rotateRefreshTokens: optional(flag),
      }),
    ),
  ),
})

/**
 * Refuses options that would have no effect or only fail later: unknown names and invalid values.
 *
 * @throws `InvalidParameterError`, which names the option
 */
export function checkEmulatorOptions(options: EmulatorOptions): void {
  checkParameter(optionsSchema, options, 'options')
}
