// `npm run bench`: ratios measured side by side in one run. It informs; it never fails a build.
// `npm run bench -- series` runs those alone.
import { ensureBuilt, main } from './lib/prepare.mjs'
import { bold, green, say, yellow } from './lib/say.mjs'

/** Each resolves to its rows; a module is loaded when its turn comes. */
const benches = {
  metricsList: async () => (await import('./bench/metricsList.mjs')).benchMetricsList(),
  series: async () => (await import('./bench/series.mjs')).benchSeries(),
  expressions: async () => (await import('./bench/expressions.mjs')).benchExpressions(),
  liveTail: async () => (await import('./bench/liveTail.mjs')).benchLiveTail(),
  backtest: async () => (await import('./bench/backtest.mjs')).benchBacktest(),
  crowd: async () => (await import('./bench/crowd.mjs')).benchCrowd(),
  alarms: async () => (await import('./bench/alarms.mjs')).benchAlarms(),
  panels: async () => (await import('./bench/panels.mjs')).benchPanels(),
  slowNetwork: async () => (await import('./bench/slowNetwork.mjs')).benchSlowNetwork(),
  emulator: async () => (await import('./bench/emulator.mjs')).benchEmulator(),
}

function print({ name, ours, bare, ratio, value, goal, unit, atMost = false, notRun }) {
  if (notRun !== undefined) return say(`  ${yellow('!')} NOT RUN  ${name}: ${notRun}`)
  const isRatio = ratio !== undefined
  const met = isRatio ? ratio <= goal : atMost ? value <= goal : value >= goal
  const mark = met ? green('✓') : yellow('!')
  const numbers = isRatio
    ? `(goal ≤ ${goal.toFixed(3)}; ${ours.toFixed(1)} against ${bare.toFixed(1)} ${unit})`
    : `(goal ${atMost ? '≤' : '≥'} ${goal.toLocaleString('en')} ${unit})`
  const figure = isRatio ? ratio.toFixed(3) : Math.round(value).toLocaleString('en')
  return say(`  ${mark} ${figure}  ${name}  ${numbers}`)
}

await main(async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !(name in benches))
  if (unknown !== undefined) {
    say(`There is no bench "${unknown}"; there are ${Object.keys(benches).join(', ')}.`)
    return 1
  }
  await ensureBuilt()
  say(`\n${bold('Ratios')} (1.00 = as fast as what stands beside it)`)
  for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
    for (const row of await benches[name]()) print(row)
  }
  return 0
})
