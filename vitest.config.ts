import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/*', 'packages/react/vitest.config.oldest.ts', 'apps/*'],
    coverage: { include: ['packages/*/src/**', 'apps/demo/src/**'], reporter: ['text-summary', 'html'] },
  },
})
