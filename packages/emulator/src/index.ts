export type { FleetOptions } from './agent/fleet/startFleet.js'
export { createEmulator, type Emulator, type EmulatorOptions } from './createEmulator.js'
export {
  defaultSeed,
  defaultServices,
  type Seed,
  type SeedProject,
  type SeedService,
  type SeedUser,
} from './keystone/seed.js'
export { ListenError, type Listener, type ListenOptions } from './server/listen.js'
export { StoreError } from './store/storeError.js'
