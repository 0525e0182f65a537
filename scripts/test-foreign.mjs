// `npm run test:foreign`: Debian's OpenStack clients against the emulator, and next to ours.
import { canRunForeign, foreignSuite } from './lib/foreign.mjs'
import { checkNode, ensureInstalled, main } from './lib/prepare.mjs'
import { say } from './lib/say.mjs'

await main(async () => {
  checkNode()
  await ensureInstalled()
  const unable = await canRunForeign()
  if (unable) {
    say(`The tests with foreign clients cannot run here: ${unable.reason}.`)
    return 1
  }
  const { name, passed, failed, skipped } = await foreignSuite()
  say(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed > 0 || passed === 0 ? 1 : 0
})
