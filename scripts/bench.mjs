// `npm run bench`: what this library costs beside what people would use instead, in one run. A missed goal is no failure; a
// row that does not say what it is compared with, is one.
//   npm run bench -- series          these alone
//   npm run bench -- --json FILE     writes all figures; benches that did not run keep those that the file has
//   npm run bench -- --docs          writes docs/performance.md, too
//   npm run bench -- --page FILE     only writes docs/performance.md from such a file
//   npm run bench -- --quick         few rounds: shows that everything runs
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { describeMachine } from './bench/machine.mjs'
import { writePage } from './bench/page.mjs'
import { figureOf, formatNumber, isMet, missingOf } from './bench/row.mjs'
import { ensureBuilt, main } from './lib/prepare.mjs'
import { root } from './lib/run.mjs'
import { bold, green, red, say, yellow } from './lib/say.mjs'

/** Each resolves to its rows; a module is loaded when its turn comes. */
const benches = {
  bundles: async () => (await import('./bench/bundles.mjs')).benchBundles(),
  metricsList: async () => (await import('./bench/metricsList.mjs')).benchMetricsList(),
  python: async () => (await import('./bench/python.mjs')).benchPython(),
  series: async () => (await import('./bench/series.mjs')).benchSeries(),
  draw: async () => (await import('./bench/draw.mjs')).benchDraw(),
  liveTail: async () => (await import('./bench/liveTail.mjs')).benchLiveTail(),
  growth: async () => (await import('./bench/growth.mjs')).benchGrowth(),
  expressions: async () => (await import('./bench/expressions.mjs')).benchExpressions(),
  backtest: async () => (await import('./bench/backtest.mjs')).benchBacktest(),
  crowd: async () => (await import('./bench/crowd.mjs')).benchCrowd(),
  alarms: async () => (await import('./bench/alarms.mjs')).benchAlarms(),
  panels: async () => (await import('./bench/panels.mjs')).benchPanels(),
  slowNetwork: async () => (await import('./bench/slowNetwork.mjs')).benchSlowNetwork(),
  emulator: async () => (await import('./bench/emulator.mjs')).benchEmulator(),
}

/** Milliseconds for one bench: one that hangs must not hide the others. */
const patience = 300_000

function print(row) {
  if (row.notRun !== undefined) return say(`  ${yellow('!')} NOT RUN  ${row.name}: ${row.notRun}`)
  if (row.columns !== undefined) {
    say(`  ${bold(row.name)}: ${row.growth}`)
    return say([row.columns, ...row.rows].map((cells) => `      ${cells.join('  |  ')}`).join('\n'))
  }
  const { name, ours, bare, alternative, spread, goal, unit, atMost } = row
  const mark = goal === undefined ? ' ' : isMet(row) ? green('✓') : yellow('!')
  const isRatio = row.ratio !== undefined
  const between = spread ? `, ${spread.map((value) => value.toFixed(3)).join('–')}` : ''
  const wanted =
    goal === undefined
      ? ''
      : isRatio
        ? `goal ≤ ${goal}`
        : `goal ${atMost ? '≤' : '≥'} ${goal.toLocaleString('en')} ${unit}`
  const own = bare === undefined ? '' : `${formatNumber(bare)} ${unit}: ${alternative}`
  const numbers = isRatio ? `${ours.toFixed(1)} against ${bare.toFixed(1)} ${unit}${between}` : own
  return say(`  ${mark} ${figureOf(row)}  ${name}  (${[wanted, numbers].filter(Boolean).join('; ')})`)
}

const isMeasured = ({ notRun, columns }) => notRun === undefined && columns === undefined

/** The rows of a bench, or the reason that there are none. */
async function attempt(name) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took more than ${patience / 1000} s`)), patience)
  })
  try {
    return await Promise.race([benches[name](), late])
  } catch (error) {
    return [{ name, notRun: error instanceof Error ? error.message : String(error) }]
  } finally {
    clearTimeout(timer)
  }
}

await main(async () => {
  const { values, positionals: asked } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      page: { type: 'string' },
      docs: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
    },
  })
  if (values.page !== undefined) {
    await writePage(JSON.parse(await readFile(values.page, 'utf8')))
    return 0
  }
  const unknown = asked.find((name) => !(name in benches))
  if (unknown !== undefined) {
    say(`There is no bench "${unknown}"; there are ${Object.keys(benches).join(', ')}.`)
    return 1
  }
  if (values.quick) process.env.BENCH_QUICK = '1'
  await ensureBuilt()
  const file = resolve(values.json ?? `${root}/test-results/bench.json`)
  const before = asked.length > 0 ? await readFile(file, 'utf8').then(JSON.parse, () => undefined) : undefined
  const report = { ...(await describeMachine()), quick: values.quick, benches: { ...before?.benches } }
  let incomplete = 0
  say(`\n${bold('Ratios')} (1.00 = as fast as what stands beside it)`)
  for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
    const began = performance.now()
    const rows = await attempt(name)
    const seconds = Math.round((performance.now() - began) / 1000)
    report.benches[name] = { seconds, rows }
    say(`  ${name}, ${seconds} s`)
    for (const row of rows) {
      print(row)
      const missing = isMeasured(row) && !values.quick ? missingOf(row) : []
      if (missing.length > 0) say(red(`      ✗ The row lacks ${missing.join(', ')}.`))
      incomplete += missing.length
    }
    // After each: a run that is stopped keeps what it has.
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `${JSON.stringify(report, null, 2)}\n`)
  }
  if (values.docs && incomplete === 0) await writePage(report)
  return incomplete > 0 ? 1 : 0
})
// A bench that hangs leaves timers and sockets.
process.exit()
