// `npm run test:pack`: the packed packages in empty projects, alone.
import { findBrowser } from './lib/browser.mjs'
import { packSuites } from './lib/pack.mjs'
import { ensureBuilt, main } from './lib/prepare.mjs'
import { say } from './lib/say.mjs'

await main(async () => {
  await ensureBuilt()
  const { path } = await findBrowser()
  const suites = await packSuites(path)
  for (const { failures = [] } of suites) for (const failure of failures) say(failure)
  return suites.some(({ failed }) => failed > 0) ? 1 : 0
})
