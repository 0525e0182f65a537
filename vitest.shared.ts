import { fileURLToPath } from 'node:url'
import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

/** Tests read the packages from their sources: no build comes before them. */
export default defineConfig({
  resolve: { conditions: ['@monasca/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@monasca/source', ...defaultServerConditions] } },
  test: {
    restoreMocks: true,
    // Loading the packages for each file took as long as the tests. Files of a project share them, so the projects run
    // one after another (`sequence.groupOrder`), and no test may rely on the state of a module.
    isolate: false,
    // Property tests take a second each on an idle machine, and many times as long on a busy one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As in vitest.setup.ts.
    expect: { poll: { timeout: 10_000 } },
    setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
    globalSetup: [fileURLToPath(new URL('./vitest.seed.ts', import.meta.url))],
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    typecheck: { enabled: true, include: ['src/**/*.test-d.ts'], tsconfig: './tsconfig.json' },
  },
})
