import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import shared from '../../../../vitest.shared.js'

/**
 * Third-party clients (Debian's OpenStack packages for Python) against the emulator, and compared with ours:
 * `npm run test:foreign`. Not among the root's projects, so that `vitest run` works everywhere.
 */
export default defineConfig({
  ...shared,
  root: fileURLToPath(new URL('../../../..', import.meta.url)),
  test: {
    name: 'foreign',
    include: [
      'packages/emulator/test/foreign/**/*.foreign.ts',
      'packages/core/test/keystoneauth/**/*.foreign.ts',
      'apps/demo/test/foreign/**/*.foreign.ts',
    ],
    // Each run of a command starts Python, on a possibly busy machine.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
