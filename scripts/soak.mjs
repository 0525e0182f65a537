// `npm run soak`: ten minutes of mixed load from 50 clients on a separate emulator; `-- --seconds 30` for less.
import { parseArgs } from 'node:util'
import { ensureBuilt, main } from './lib/prepare.mjs'
import { say } from './lib/say.mjs'
import { soakSuite } from './lib/soak.mjs'

await main(async () => {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '600' } } })
  const seconds = Number(values.seconds)
  if (!(seconds >= 1)) {
    say('--seconds must be a number from 1.')
    return 1
  }
  await ensureBuilt()
  const { name, failures } = await soakSuite({ seconds })
  for (const failure of failures) say(`  ${failure}`)
  say(`${name}: ${failures.length === 0 ? 'passed' : 'failed'}`)
  return failures.length === 0 ? 0 : 1
})
