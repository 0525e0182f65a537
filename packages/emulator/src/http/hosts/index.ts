export type { AllowedHosts } from './allowedHosts.js'
export { createHostGuard, type HostGuard, type HostGuardOptions } from './createHostGuard.js'
