import { type LazyModule, lazyModule } from './lazyModule.js'

/** What most pages never need: errors of requests, and redirects. */
export const lazyFailures: LazyModule<typeof import('./failures/index.js')> = lazyModule(
  () => import('./failures/index.js'),
)
