// `npm run test:examples`: the quick start and the examples, installed from the packed packages. Names choose some.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './lib/browser.mjs'
import { exampleSuites } from './lib/examples.mjs'
import { pack } from './lib/pack.mjs'
import { ensureBuilt, main } from './lib/prepare.mjs'
import { say } from './lib/say.mjs'

await main(async () => {
  await ensureBuilt()
  const { path } = await findBrowser()
  const folder = await mkdtemp(join(tmpdir(), 'monasca-examples-'))
  try {
    const tarballs = await pack(join(folder, 'tarballs'))
    const suites = await exampleSuites(tarballs, path, process.argv.slice(2))
    for (const { failures = [] } of suites) for (const failure of failures) say(failure)
    return suites.some(({ failed }) => failed > 0) ? 1 : 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
