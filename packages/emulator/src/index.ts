export type { FleetOptions } from './agent/fleet/startFleet.js'
export { createEmulator, type Emulator, type EmulatorOptions } from './createEmulator.js'
export { defaultSeed, defaultServices } from './keystone/defaultSeed.js'
export type {
  Seed,
  SeedApplicationCredential,
  SeedProject,
  SeedService,
  SeedUser,
} from './keystone/seed.js'
export { ListenError, type Listener, type ListenOptions } from './server/listen.js'
export { StoreError } from './store/storeError.js'
