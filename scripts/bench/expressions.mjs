// How fast alarm expressions are read, and what else an editor does at each key.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { formatExpression, lintExpression, parseExpression } from '@monasca/core/expression'
import { installAlternatives } from './alternatives.mjs'
import { interleave, median, middleOf } from './compare.mjs'

/** As people write them: most short, some with all there is. */
const expressions = [
  'cpu.busy_perc > 85',
  'avg(cpu.user_perc{hostname=web1}, 300) > 90 times 2',
  'min(mem.free_mb{hostname=db1}) < 512',
  'max(disk.space_used_perc{device=/dev/sda1,hostname=db1}, 120) >= 95',
  'count(log.error{path=/var/log/app.log}, deterministic, 120) > 3',
  'sum(http.requests{code=500}, 600) gt 20',
  'avg(load.1m{env=prod,role=api}, 300) >= 4.5 times 2 and avg(cpu.wait_perc{env=prod}) > 20',
  '(avg(a) > 1 or avg(b) > 2) and min(c{k=v}, deterministic) <= -0.5 times 3',
]

/** The same in the language of jsep, which knows neither dimensions nor `times`. */
const forJsep = [
  'cpu.busy_perc > 85',
  'avg(cpu.user_perc("hostname", web1), 300) > 90 && times(2)',
  'min(mem.free_mb("hostname", db1)) < 512',
  'max(disk.space_used_perc("/dev/sda1", db1), 120) >= 95',
  'count(log.error("/var/log/app.log"), deterministic, 120) > 3',
  'sum(http.requests("code", 500), 600) > 20',
  'avg(load.m1("env", prod, "role", api), 300) >= 4.5 && times(2) && avg(cpu.wait_perc("env", prod)) > 20',
  '(avg(a) > 1 || avg(b) > 2) && min(c("k", v), deterministic) <= -0.5 && times(3)',
]

const token = /[\w./-]+|[<>=]+|\S/g

/** Milliseconds of each round. */
const roundTime = 150

const options = { rounds: 9, warmUp: 1 }

/** Expressions per second of one round. */
function speedOf(work, texts = expressions) {
  return () => {
    const start = performance.now()
    let count = 0
    let elapsed = 0
    while (elapsed < roundTime) {
      for (let turn = 0; turn < 100; turn += 1) for (const text of texts) work(text)
      count += 100 * texts.length
      elapsed = performance.now() - start
    }
    return (count / elapsed) * 1000
  }
}

export async function benchExpressions() {
  const { folder, versions, notRun } = await installAlternatives()
  if (notRun !== undefined) return [{ name: 'expressions beside jsep', notRun }]
  const { default: jsep } = await import(pathToFileURL(join(folder, 'node_modules/jsep/dist/jsep.js')).href)
  const speeds = await interleave(
    {
      parse: speedOf(parseExpression),
      format: speedOf((text) => formatExpression(parseExpression(text))),
      lint: speedOf((text) => lintExpression(text)),
      jsep: speedOf((text) => jsep(text), forJsep),
      tokens: speedOf((text) => text.match(token)),
    },
    options,
  )
  const limit = { name: 'one regular expression that finds the tokens', value: median(speeds.tokens) }
  const row = (name, way, goal, alternative) => ({
    name,
    ...middleOf(speeds[way]),
    unit: 'expressions/s',
    goal,
    alternative,
    limit,
  })
  return [
    {
      ...row('parseExpression', 'parse', 200_000, `jsep ${versions.jsep}, a similar language`),
      bare: median(speeds.jsep),
    },
    row('formatExpression(parseExpression)', 'format', 100_000, {
      none: 'no other program writes these expressions',
    }),
    row('lintExpression', 'lint', 50_000, { none: 'the API refuses an expression, or not' }),
  ]
}
