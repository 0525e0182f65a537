import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // By default Vitest leaves one processor free: half of a machine with two.
    maxWorkers: '100%',
    projects: ['packages/*', 'packages/react/vitest.config.oldest.ts', 'apps/*'],
    coverage: { include: ['packages/*/src/**', 'apps/demo/src/**'], reporter: ['text-summary', 'html'] },
  },
})
