import { defineProject, mergeConfig } from 'vitest/config'
import shared from '../../vitest.shared.js'

export default mergeConfig(
  shared,
  defineProject({
    test: {
      name: 'react',
      sequence: { groupOrder: 3 },
      provide: { peers: { react: 19, query: 'newest' } },
      environment: 'happy-dom',
      // The page's origin is none of the servers under test; happy-dom enforces CORS as a browser does.
      environmentOptions: { happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } } },
      setupFiles: ['./test/setup.ts'],
    },
  }),
)
