import { defineProject, mergeConfig } from 'vitest/config'
import shared from '../../vitest.shared.js'

export default mergeConfig(
  shared,
  defineProject({
    test: {
      name: 'demo',
      sequence: { groupOrder: 5 },
      include: ['src/**/*.test.{ts,tsx}', 'server/**/*.test.ts'],
      typecheck: { enabled: false },
    },
  }),
)
