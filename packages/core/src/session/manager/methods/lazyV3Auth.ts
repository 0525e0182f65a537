import { type LazyModule, lazyModule } from '../../../transport/index.js'

/**
 * For code that authenticates only when a user signs in. Not part of `identity`: a bundler that does not split, such as
 * esbuild by default, wraps each module that some `import()` in reach may load, 1 kB in a program with `V3Password`.
 */
export const lazyV3Auth: LazyModule<typeof import('../../../identity/v3/v3Auth.js')> = lazyModule(
  () => import('../../../identity/v3/v3Auth.js'),
)
