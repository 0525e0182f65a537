// `npm run test:browsers`: the dashboard in Firefox and WebKitGTK.
import { browsersSuite, canRunBrowsers } from './lib/browsers.mjs'
import { checkNode, ensureBuilt, ensureInstalled, main } from './lib/prepare.mjs'
import { say } from './lib/say.mjs'

await main(async () => {
  checkNode()
  await ensureInstalled()
  const unable = await canRunBrowsers()
  if (unable) {
    say(`The tests in Firefox and WebKit cannot run here: ${unable.reason}.`)
    return 1
  }
  await ensureBuilt()
  const { name, passed, failed, skipped } = await browsersSuite()
  say(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed > 0 || passed === 0 ? 1 : 0
})
