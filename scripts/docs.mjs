// `npm run docs`: generates the pages that come from the sources, builds the site and checks its links. `-- --dev` serves
// it with hot reload, `-- --serve` builds it and serves the result.
import { parseArgs } from 'node:util'
import { installedBrowser } from './lib/browser.mjs'
import { checkNode, ensureInstalled, main } from './lib/prepare.mjs'
import { green, red, say } from './lib/say.mjs'
import { ensureSiteInstalled, generatePages, runVitePress, siteSuite } from './lib/site.mjs'

await main(async () => {
  const { values } = parseArgs({ options: { dev: { type: 'boolean' }, serve: { type: 'boolean' } } })
  checkNode()
  await ensureInstalled()
  if (values.dev) {
    await ensureSiteInstalled()
    await generatePages()
    return (await runVitePress(['dev'])).code
  }
  const { passed, failed, failures } = await siteSuite(await installedBrowser())
  for (const failure of failures) say(`  ${red('✗')} ${failure}`)
  say(failed > 0 ? red(`\n${failed} problems`) : green(`\n${passed} checks passed: docs/.vitepress/dist`))
  if (failed > 0) return 1
  return values.serve ? (await runVitePress(['preview'])).code : 0
})
