import { type LazyModule, lazyModule } from '../../transport/index.js'

/** For code that authenticates only when a user signs in. */
export const lazyV3Auth: LazyModule<typeof import('./v3Auth.js')> = lazyModule(() => import('./v3Auth.js'))
