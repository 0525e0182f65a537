export type { FleetOptions } from './agent/fleet/startFleet.js'
export { createEmulator, type Emulator, type EmulatorOptions } from './createEmulator.js'
export { defaultSeed, defaultServices } from './keystone/defaultSeed.js'
export type {
  Seed,
  SeedApplicationCredential,
  SeedFederation,
  SeedProject,
  SeedService,
  SeedUser,
} from './keystone/seed.js'
export type { OidcAccount, OidcClient, OidcLifetimes, OidcOptions } from './oidc/oidcOptions.js'
export type { ListenOptions } from './server/listen.js'
export { ListenError, type Listener } from './server/startServer.js'
export { StoreError } from './store/storeError.js'
