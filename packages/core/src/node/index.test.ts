import { expect, test } from 'vitest'
import * as entry from './index.js'

test('exports', () => {
  expect(Object.keys(entry).sort()).toMatchInlineSnapshot(`
    [
      "CloudsFileError",
      "MissingRequiredOptionsError",
      "authPluginNames",
      "createAuthPlugin",
      "createClient",
      "createClientFromCloud",
      "createClientFromEnv",
      "createNodeFetch",
      "createSession",
      "createSessionFromCloud",
      "createSessionFromEnv",
      "loadCloud",
      "readEnvironment",
    ]
  `)
})
