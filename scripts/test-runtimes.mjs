// `npm run test:runtimes`: the packed packages in every supported runtime, alone. `-- --write` rewrites the table.
import { findBrowser } from './lib/browser.mjs'
import { ensureBuilt, main } from './lib/prepare.mjs'
import { canRunRuntimes } from './lib/runtimes.mjs'
import { runtimesSuite } from './lib/runtimesSuite.mjs'
import { red, say } from './lib/say.mjs'

await main(async () => {
  await ensureBuilt()
  const { path } = await findBrowser()
  const unable = await canRunRuntimes(path)
  if (unable) {
    say(red(`NOT RUN: ${unable.reason}`))
    return 1
  }
  const { passed, failed, failures } = await runtimesSuite(path, { write: process.argv.includes('--write') })
  for (const failure of failures) say(failure)
  say(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
})
