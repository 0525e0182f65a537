import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { lab } from '../../../../core/test/keystone/lab.js'
import { play, withoutOddities, write } from './play.js'

test('replies of a real Keystone 22 to an administrator’s requests equal the record', {
  timeout: 120_000,
}, async () => {
  const played = await play((path, init) => fetch(`${lab.keystone}${path}`, init))
  const file = fileURLToPath(new URL('keystone22.txt', import.meta.url))
  await expect(`${write(withoutOddities(played))}\n`).toMatchFileSnapshot(file)
})
