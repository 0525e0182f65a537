// `npm run test:keystone`: our client against a real Keystone, on Debian 12 and as root.
import { canRunKeystone, keystoneSuite } from './lib/keystone.mjs'
import { checkNode, ensureInstalled, main } from './lib/prepare.mjs'
import { say } from './lib/say.mjs'

await main(async () => {
  checkNode()
  await ensureInstalled()
  const unable = await canRunKeystone()
  if (unable) {
    say(`The tests against a real Keystone cannot run here: ${unable.reason}.`)
    return 1
  }
  const { name, passed, failed, skipped, failures = [] } = await keystoneSuite()
  for (const failure of failures) say(`  ${failure}`)
  say(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed > 0 || passed === 0 ? 1 : 0
})
