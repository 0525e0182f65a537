import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { createKeystoneApp } from '../../src/keystone/createKeystoneApp.js'
import { play, withoutOddities, write } from './administration/play.js'
import { createTestKeystone } from './setup.js'

test('default: replies to an administrator’s requests equal those of Keystone 22', async () => {
  const app = createKeystoneApp(createTestKeystone().keystone)
  const played = await play(async (path, init) =>
    app.fetch(new Request(`http://cloud.test:8070/identity/v3${path}`, init)),
  )
  // Recorded by the test of the same name against a real Keystone, never by this one.
  const recorded = await readFile(new URL('administration/keystone22.txt', import.meta.url), 'utf8')
  expect(write(withoutOddities(played)).split('\n')).toEqual(recorded.trimEnd().split('\n'))
  expect(played.length).toBeGreaterThan(250)
})
