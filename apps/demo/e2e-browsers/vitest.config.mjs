import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import shared from '../../../vitest.shared.js'

/**
 * The dashboard in Firefox and WebKitGTK, where Debian's packages are: `npm run test:browsers`. Not among the root's
 * projects, so that `vitest run` works everywhere.
 */
export default defineConfig({
  ...shared,
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    name: 'browsers',
    include: ['apps/demo/e2e-browsers/*.browsers.ts'],
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
  },
})
