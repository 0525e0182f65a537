// `npm test`: every suite that can run on this machine, and a summary of what ran and what did not.
import { existsSync } from 'node:fs'
import { findBrowser } from './lib/browser.mjs'
import { browsersSuite, canRunBrowsers } from './lib/browsers.mjs'
import { docsSuite } from './lib/docs.mjs'
import { canRunForeign, foreignSuite } from './lib/foreign.mjs'
import { canRunKeystone, keystoneSuite } from './lib/keystone.mjs'
import { packSuites } from './lib/pack.mjs'
import { checkNode, ensureBuilt, ensureInstalled, main } from './lib/prepare.mjs'
import { canRunRuntimes } from './lib/runtimes.mjs'
import { runtimesSuite } from './lib/runtimesSuite.mjs'
import { bold, dim, green, red, say, step, yellow } from './lib/say.mjs'
import { siteSuite } from './lib/site.mjs'
import { soakSuite } from './lib/soak.mjs'
import { browserSuite, unitSuites } from './lib/suites.mjs'

/** In CI a suite that could not run is a failure. */
const strict = process.env.CI !== undefined && process.env.CI !== ''

await main(async () => {
  checkNode()
  await ensureInstalled()
  await ensureBuilt()
  const browser = await findBrowser()

  const suites = []
  const notRun = []
  const heading = (text) => say(`\n${bold(text)}`)
  /** Runs one or several suites and adds them to the summary, with the time they took together. */
  const add = async (run) => {
    const began = Date.now()
    const [first, ...others] = [await run()].flat()
    suites.push({ ...first, seconds: Math.round((Date.now() - began) / 1000) }, ...others)
  }

  heading('Unit tests, types, and the client against the emulator')
  await add(unitSuites)

  heading('Examples in the documentation')
  await add(() => step('Compiling them', docsSuite))

  heading('The documentation site: every link, and every export documented')
  await add(() => siteSuite(browser.path))

  heading('Packed packages in empty projects')
  await add(() => packSuites(browser.path))

  heading('Node, Bun, Deno, workerd, workers, and versions of React, TanStack Query and TypeScript')
  const withoutRuntimes = await canRunRuntimes(browser.path)
  if (withoutRuntimes) notRun.push({ name: 'runtimes', ...withoutRuntimes })
  else await add(() => runtimesSuite(browser.path))

  heading('Half a minute of load from 50 clients on the emulator')
  await add(() => soakSuite({ seconds: 30 }))

  heading('The client against a real Keystone, and foreign clients against the emulator')
  const withoutKeystone = await cannotRunKeystone()
  const withoutClients = await canRunForeign()
  if (withoutKeystone) notRun.push({ name: 'keystone: real Keystone', ...withoutKeystone })
  if (withoutClients) notRun.push({ name: 'foreign clients', ...withoutClients })
  // Each of them waits most of the time for one server that others wrote: together they use the machine.
  const isBoth = !withoutKeystone && !withoutClients
  await Promise.all([
    withoutKeystone ? undefined : add(keystoneSuite),
    withoutClients ? undefined : add(() => foreignSuite({ atEnd: isBoth })),
  ])

  heading('The dashboard in a real browser')
  if (browser.path) {
    say(`  ${browser.path}`)
    await add(() => browserSuite(browser.path))
  } else {
    notRun.push({ name: 'browser: demo', reason: browser.reason })
  }

  heading('The dashboard in Firefox and WebKit')
  const without = await canRunBrowsers()
  if (without) notRun.push({ name: 'browsers: Firefox, WebKit', ...without })
  else await add(browsersSuite)

  return summarise(suites, notRun)
})

/** Outside CI, Debian packages are not installed without being asked for. */
async function cannotRunKeystone() {
  const unable = await canRunKeystone()
  if (unable || strict || existsSync('/usr/bin/keystone-manage')) return unable
  return { reason: 'Debian’s packages are not installed; `npm run test:keystone` installs them and runs it' }
}

/** A compiler may report hundreds of lines: the first ones name the cause. */
function firstLines(text, most = 12) {
  const lines = text.split('\n')
  return lines.length <= most
    ? text
    : [...lines.slice(0, most), `… ${lines.length - most} more lines`].join('\n')
}

function summarise(suites, notRun) {
  const total = (key) => suites.reduce((sum, suite) => sum + suite[key], 0)
  const width = Math.max(...suites.map(({ name }) => name.length), ...notRun.map(({ name }) => name.length))
  say(`\n${bold('Summary')}`)
  for (const { name, passed, failed, skipped, seconds, failures = [] } of suites) {
    const mark = failed > 0 ? red('✗') : passed > 0 ? green('✓') : yellow('!')
    const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
    const time = seconds === undefined ? '' : dim(` (${seconds} s)`)
    say(`  ${mark} ${name.padEnd(width)}  ${counts}${time}`)
    for (const failure of failures) say(`      ${firstLines(failure).replaceAll('\n', '\n        ')}`)
  }
  for (const { name, reason } of notRun)
    say(`  ${yellow('!')} ${name.padEnd(width)}  ${yellow('NOT RUN')}: ${reason}`)
  if (notRun.length > 0 && strict) say(red('  In CI every suite must run.'))

  const failed = total('failed') + (strict ? notRun.length : 0)
  const empty = suites.some((suite) => suite.passed + suite.failed === 0)
  if (empty) say(red('  A suite ran no test.'))
  say(
    `\n${total('passed')} passed, ${failed} failed${total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''}`,
  )
  return failed > 0 || empty ? 1 : 0
}
