// `npm run bench`: ratios measured side by side in one run. It informs; it never fails a build.
import { ensureBuilt, main } from './lib/prepare.mjs'
import { bold, green, say, yellow } from './lib/say.mjs'

await main(async () => {
  await ensureBuilt()
  const { benchMetricsList } = await import('./bench/metricsList.mjs')
  say(`\n${bold('Ratios')} (1.00 = as fast as what stands beside it)`)
  for (const { name, ours, bare, ratio, goal, unit } of await benchMetricsList()) {
    const mark = ratio <= goal ? green('✓') : yellow('!')
    say(
      `  ${mark} ${ratio.toFixed(2)}  ${name}  (goal ≤ ${goal.toFixed(2)}; ${ours.toFixed(1)} against ${bare.toFixed(1)} ${unit})`,
    )
  }
  return 0
})
