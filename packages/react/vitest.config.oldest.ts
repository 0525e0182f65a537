import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vitest/config'
import newest from './vitest.config.js'

/** Asks for the packages as the workspace of the oldest peers would. */
const importer = fileURLToPath(new URL('../../compat/react-oldest/package.json', import.meta.url))
const peers = /^(?:react|react-dom|@tanstack\/react-query|@testing-library\/react)(?:\/|$)/
const testingLibrary = fileURLToPath(
  new URL('../../node_modules/@testing-library/react/dist/@testing-library/react.esm.js', import.meta.url),
)

/** The same tests, on the oldest React and TanStack Query that the package supports. */
export default mergeConfig(newest, {
  plugins: [
    {
      name: 'oldest-peers',
      enforce: 'pre',
      async resolveId(source: string) {
        if (source === '@testing-library/react') return testingLibrary
        return peers.test(source) ? await this.resolve(source, importer, { skipSelf: true }) : undefined
      },
    },
  ],
  test: {
    name: 'react-oldest',
    sequence: { groupOrder: 4 },
    provide: { peers: { react: 18, query: 'first' } },
    exclude: ['**/*.newest.test.*'],
    // Its imports of React must be resolved here, not by Node.
    server: { deps: { inline: [/@testing-library\/react/] } },
    typecheck: {
      exclude: ['src/**/*.newest.test-d.ts'],
      tsconfig: '../../compat/react-oldest/tsconfig.json',
    },
  },
})
