import { resources } from '../client/resources.js'
import { lazyChoice, lazyV2 } from '../identity/internal.js'
import { lazyWalkElements, lazyWalkPages } from '../monitoring/paging/pages.js'
import { lazyContinueList } from '../monitoring/paging/walkPages.js'
import { lazySeriesDecoder } from '../monitoring/series/createColumnsDecoder.js'
import { lazyTokenWork } from '../session/manager/effects/lazyTokenWork.js'
import { lazyV3Auth } from '../session/manager/methods/lazyV3Auth.js'
import { lazyFailures } from '../transport/index.js'

/**
 * Loads the modules that `@monasca/core` otherwise loads when they are used. Call it before tests with fake timers:
 * these do not wait for a module.
 *
 * @example
 * ```ts
 * await preloadModules()
 * ```
 */
export async function preloadModules(): Promise<void> {
  await Promise.all(
    [
      ...Object.values(resources),
      lazyFailures,
      lazyWalkElements,
      lazyWalkPages,
      lazyContinueList,
      lazyChoice,
      lazyV2,
      lazyV3Auth,
      lazyTokenWork,
      lazySeriesDecoder,
    ].map((module) => module.load()),
  )
}
