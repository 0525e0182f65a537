import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import shared from '../../../../vitest.shared.js'

/**
 * Tests against a real Keystone, which need Debian 12 and root: `npm run test:keystone`. Not among the root's projects,
 * so that `vitest run` works everywhere.
 */
export default defineConfig({
  ...shared,
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    name: 'keystone',
    include: ['**/*.keystone.ts', '../../../emulator/test/keystone/**/*.keystone.ts'],
    globalSetup: './globalSetup.ts',
    // One Keystone with one process answers all of them, on a machine that may be busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
