// How fast alarm expressions are read, and what else an editor does at each key.
import { formatExpression, lintExpression, parseExpression } from '@monasca/core/expression'

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

/** Milliseconds of each round. */
const roundTime = 250

const rounds = 9

/** Expressions per second: the middle one of several rounds. */
function measure(work) {
  const speeds = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    let count = 0
    let elapsed = 0
    while (elapsed < roundTime) {
      for (let turn = 0; turn < 100; turn += 1) for (const expression of expressions) work(expression)
      count += 100 * expressions.length
      elapsed = performance.now() - start
    }
    speeds.push((count / elapsed) * 1000)
  }
  return speeds.sort((a, b) => a - b)[rounds >> 1]
}

export function benchExpressions() {
  const unit = 'expressions/s'
  const rows = [
    { name: 'parseExpression', work: parseExpression, goal: 200_000 },
    {
      name: 'formatExpression(parseExpression)',
      work: (text) => formatExpression(parseExpression(text)),
      goal: 100_000,
    },
    { name: 'lintExpression', work: (text) => lintExpression(text), goal: 50_000 },
  ]
  return rows.map(({ name, work, goal }) => ({ name, value: measure(work), unit, goal, atLeast: true }))
}
