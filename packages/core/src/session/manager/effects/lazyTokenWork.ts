import { type LazyModule, lazyModule } from '../../../transport/index.js'

/** What gets tokens. A page that finds a valid one needs it only later. */
export const lazyTokenWork: LazyModule<typeof import('./tokenWork.js')> = lazyModule(
  () => import('./tokenWork.js'),
)
