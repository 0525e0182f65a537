import { type LazyModule, lazyModule } from '../../../transport/index.js'

/** A page that finds a valid token needs it only later. */
export const lazyRenewal: LazyModule<typeof import('./renewMissing.js')> = lazyModule(
  () => import('./renewMissing.js'),
)
