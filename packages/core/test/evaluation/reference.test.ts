import { expect, test } from 'vitest'
import { fuzz, type Random } from '../../../../vitest.fuzz.js'
import { type AlarmEvent, Evaluator } from '../../src/evaluation/index.js'
import {
  createReference,
  edit,
  measure,
  patch,
  type ReferenceComparison,
  type ReferenceDefinition,
  type ReferenceEvent,
  type ReferenceMetric,
  type ReferenceTree,
  remove,
  tick,
} from './reference.js'

const signs = { GT: '>', GTE: '>=', LT: '<', LTE: '<=' } as const

function makeDimensions(random: Random): Record<string, string> {
  const dimensions: Record<string, string> = {}
  if (!random.oneIn(5)) dimensions['host'] = random.pick(['n1', 'n2'])
  if (random.oneIn(2)) dimensions['device'] = random.pick(['a', 'b'])
  if (random.oneIn(2)) dimensions['region'] = random.pick(['x', 'y'])
  return dimensions
}

function makeMetrics(random: Random): ReferenceMetric[] {
  const metrics = new Map<string, ReferenceMetric>()
  for (let index = 0; index < 8; index++) {
    const metric = { name: random.pick(['cpu', 'load']), dimensions: makeDimensions(random) }
    metrics.set(JSON.stringify(metric), metric)
  }
  return [...metrics.values()]
}

function makeRule(random: Random): Omit<ReferenceComparison, 'metricName' | 'dimensions'> {
  const name = random.pick(['AVG', 'COUNT', 'LAST', 'MAX', 'MIN', 'SUM'])
  return {
    function: name,
    operator: random.pick(['GT', 'GTE', 'LT', 'LTE']),
    threshold: name === 'COUNT' ? random.below(5) : random.below(10),
    period: random.pick([60, 60, 120, 300]),
    periods: 1 + random.below(3),
    deterministic: random.oneIn(3),
  }
}

function makeComparison(random: Random): ReferenceComparison {
  const dimensions = random.oneIn(3) ? { region: random.pick(['x', 'y']) } : {}
  return { ...makeRule(random), metricName: random.pick(['cpu', 'load']), dimensions }
}

/** One comparison, or two or three in a chain or in two levels. */
function makeTree(random: Random, comparisons: number): ReferenceTree {
  if (comparisons === 1) return 0
  const type = random.pick(['and', 'or'])
  if (comparisons === 2 || random.oneIn(2)) return { type, operands: [0, 1, 2].slice(0, comparisons) }
  return { type, operands: [0, { type: type === 'and' ? 'or' : 'and', operands: [1, 2] }] }
}

function format({ comparisons, tree }: Pick<ReferenceDefinition, 'comparisons' | 'tree'>): string {
  if (typeof tree !== 'number') {
    const operands = tree.operands.map((operand) => format({ comparisons, tree: operand }))
    return operands.map((text, index) => (index === 0 ? text : `(${text})`)).join(` ${tree.type} `)
  }
  const comparison = comparisons[tree] as ReferenceComparison
  const { function: name, metricName, dimensions, operator, threshold, period, periods } = comparison
  const pairs = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`)
  const deterministic = comparison.deterministic ? ', deterministic' : ''
  const call = `${name}(${metricName}{${pairs.join(',')}}${deterministic}, ${period})`
  return `${call} ${signs[operator]} ${threshold} times ${periods}`
}

function makeDefinition(random: Random, id: string, delay: number): ReferenceDefinition {
  const comparisons = Array.from({ length: 1 + random.below(3) }, () => makeComparison(random))
  const matchBy = random.pick([[], ['host'], ['host', 'device'], ['host', 'device', 'region']])
  return createReference({
    id,
    comparisons,
    tree: makeTree(random, comparisons.length),
    matchBy: [...matchBy],
    delay,
  })
}

/** Changes thresholds and sometimes whole rules; the metrics stay. */
function change(random: Random, comparisons: ReferenceComparison[]): ReferenceComparison[] {
  return comparisons.map((comparison) =>
    random.oneIn(2)
      ? { ...comparison, threshold: random.below(10), deterministic: random.oneIn(2) }
      : { ...comparison, ...makeRule(random) },
  )
}

/** Different metrics: an edit finds every comparison again. */
function areDistinct(comparisons: ReferenceComparison[]): boolean {
  const keys = comparisons.map(({ metricName, dimensions }) => JSON.stringify([metricName, dimensions]))
  return new Set(keys).size === keys.length
}

function withoutReasons(events: readonly AlarmEvent[]): ReferenceEvent[] {
  return events.map((event) => {
    if (event.type !== 'transition') return event
    const { reason, ...rest } = event
    return rest
  })
}

test('property: matches a literal implementation of the rules, over random measurements and changes', async () => {
  const seen = { created: 0, metricAdded: 0, transition: 0 }
  await fuzz(
    (random) => {
      const delay = random.pick([0, 30, 45])
      const references = ['d1', 'd2'].map((id) => makeDefinition(random, id, delay))
      const metrics = makeMetrics(random)
      let evaluator = new Evaluator({ delay })
      for (const reference of references) {
        const { id, matchBy } = reference
        evaluator.addDefinition({ id, expression: format(reference), matchBy })
      }
      let now = 1_700_000_000_000 + random.below(600_000)
      let nextTick = now + random.below(60_000)
      const history: string[] = []
      const compare = (step: string, actual: readonly AlarmEvent[], expected: ReferenceEvent[]): void => {
        history.push(step)
        for (const { type } of actual) seen[type]++
        // Most steps change nothing: an `expect` per step would cost more than the step.
        if (actual.length + expected.length === 0) return
        expect(withoutReasons(actual), [...references.map(format), ...history].join('\n')).toEqual(expected)
      }

      // Sometimes some or all metrics are silent.
      let active = metrics
      for (let step = 0; step < 250; step++) {
        now += random.below(random.oneIn(40) ? 900_000 : 15_000)
        while (nextTick <= now) {
          const at = nextTick
          compare(
            `tick ${at}`,
            evaluator.tick(at),
            references.flatMap((each) => tick(each, at)),
          )
          nextTick += 60_000
        }
        if (random.oneIn(20)) active = metrics.filter(() => random.oneIn(2))
        const metric = active[random.below(active.length)]
        if (metric !== undefined) {
          const age = random.oneIn(8) ? random.below(400_000) : random.below(5_000)
          const timestamp = random.oneIn(20) ? now + random.below(400_000) : now - age
          const value = random.below(12)
          compare(
            `measure ${JSON.stringify(metric)} ${timestamp} ${value} ${now}`,
            evaluator.measure(evaluator.metric(metric), timestamp, value, now),
            references.flatMap((each) => measure(each, metric, timestamp, value, now)),
          )
        }
        const reference = random.pick(references)
        const alarm = reference.alarms[random.below(reference.alarms.length || 1)]
        if (alarm !== undefined && random.oneIn(25)) {
          const state = random.pick(['OK', 'ALARM', 'UNDETERMINED'])
          history.push(`patch ${alarm.id} ${state}`)
          expect(evaluator.patchAlarm(alarm.id, state)).toBe(true)
          patch(reference, alarm.id, state)
        } else if (alarm !== undefined && random.oneIn(50)) {
          history.push(`delete ${alarm.id}`)
          expect(evaluator.deleteAlarm(alarm.id)).toBe(true)
          remove(reference, alarm.id)
        } else if (areDistinct(reference.comparisons) && random.oneIn(50)) {
          const comparisons = change(random, reference.comparisons)
          const expression = format({ comparisons, tree: reference.tree })
          history.push(`edit ${reference.id} ${expression}`)
          expect(evaluator.editDefinition(reference.id, expression, now)).toBe(true)
          edit(reference, comparisons, now)
        } else if (random.oneIn(50)) {
          history.push('save and restore')
          evaluator = Evaluator.restore(JSON.parse(JSON.stringify(evaluator.save())), { delay })
        }
      }
      const states = references.flatMap(({ alarms }) => alarms.map(({ id, state }) => ({ id, state })))
      expect(evaluator.alarms().map(({ id, state }) => ({ id, state }))).toEqual(states)
    },
    { runs: 60 },
  )
  // The test is useful only if all of this happens.
  for (const [type, times] of Object.entries(seen)) expect(times, type).toBeGreaterThan(20)
})
