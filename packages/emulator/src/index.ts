export type { FleetOptions } from './agent/fleet/startFleet.js'
export { createEmulator, type Emulator } from './emulator/createEmulator.js'
export type { EmulatorOptions, FaultsOptions } from './emulator/emulatorOptions.js'
export type { EngineOptions } from './engine/createEngine.js'
export { FaultRuleError } from './faults/checkRule.js'
export type { Faults } from './faults/createFaults.js'
export type { ErrorShape, FaultError, FaultRule, Latency } from './faults/faultRule.js'
export type { AllowedHosts } from './http/hosts/allowedHosts.js'
export type { ListenOptions } from './http/listen.js'
export type { NodeHandler } from './http/nodeHandler.js'
export { ListenError, type Listener } from './http/startServer.js'
export { defaultSeed, defaultServices } from './keystone/seed/defaultSeed.js'
export type {
  Seed,
  SeedApplicationCredential,
  SeedFederation,
  SeedProject,
  SeedService,
  SeedUser,
} from './keystone/seed/seed.js'
export type { Quirks } from './monasca/routes/quirks.js'
export type { WebhookHosts } from './notifications/isAllowedHost.js'
export type { OidcAccount, OidcClient, OidcLifetimes, OidcOptions } from './oidc/oidcOptions.js'
export type { RetentionOptions } from './store/startRetention.js'
export { StoreError } from './store/storeError.js'
