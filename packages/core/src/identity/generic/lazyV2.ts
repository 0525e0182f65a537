import { type LazyModule, lazyModule } from '../../transport/index.js'
import type { V2Options } from '../v2/v2Auth.js'
import type { GenericOptions } from './genericOptions.js'

/** Keystones with nothing but the v2.0 API are rare. */
export const lazyV2: LazyModule<typeof import('../v2/index.js')> = lazyModule(() => import('../v2/index.js'))

/** The options of the v2.0 plugin, which has no domains. */
export function toV2Options(options: GenericOptions, authUrl: string): V2Options {
  return {
    authUrl,
    reauthenticate: options.reauthenticate,
    tenantId: options.projectId || options.tenantId,
    tenantName: options.projectName || options.tenantName,
    trustId: options.trustId,
  }
}
