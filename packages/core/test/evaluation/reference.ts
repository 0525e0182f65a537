/**
 * A literal, slow implementation of the threshold engine's rules: every value is computed again from the list of all
 * accepted measurements. It uses nothing of the library, not even its parser.
 */
export type State = 'OK' | 'ALARM' | 'UNDETERMINED'

export type ReferenceMetric = { name: string; dimensions: Record<string, string> }

export type ReferenceComparison = {
  function: 'AVG' | 'COUNT' | 'LAST' | 'MAX' | 'MIN' | 'SUM'
  metricName: string
  dimensions: Record<string, string>
  operator: 'GT' | 'GTE' | 'LT' | 'LTE'
  threshold: number
  period: number
  periods: number
  deterministic: boolean
}

/** Joins comparisons, referred to by index. */
export type ReferenceTree = number | { type: 'and' | 'or'; operands: ReferenceTree[] }

type SubAlarm = {
  comparison: ReferenceComparison
  state: State
  values: number[]
  hasReported: boolean
  mustReport: boolean
  empty: number
  viewEnd: number
  accepted: { second: number; value: number }[]
  newest: { timestamp: number; value: number } | undefined
}

type Alarm = { id: string; state: State; metrics: ReferenceMetric[]; subAlarms: SubAlarm[] }

type Candidate = { metrics: ReferenceMetric[] }

/** The expected events, without the reason. */
export type ReferenceEvent = Record<string, unknown>

export type ReferenceDefinition = {
  id: string
  comparisons: ReferenceComparison[]
  tree: ReferenceTree
  matchBy: string[]
  delay: number
  alarms: Alarm[]
  candidates: Candidate[]
  /** Newest measurement of metrics that are in no alarm, by metric. */
  waiting: Map<ReferenceMetric, { timestamp: number; value: number }>
  created: number
}

export function createReference(
  options: Pick<ReferenceDefinition, 'id' | 'comparisons' | 'tree' | 'matchBy' | 'delay'>,
): ReferenceDefinition {
  return { ...options, alarms: [], candidates: [], waiting: new Map(), created: 0 }
}

export function measure(
  definition: ReferenceDefinition,
  metric: ReferenceMetric,
  timestamp: number,
  value: number,
  now: number,
): ReferenceEvent[] {
  if (!definition.comparisons.some((comparison) => fits(comparison, metric))) return []
  const events: ReferenceEvent[] = []
  if (!definition.alarms.some(({ metrics }) => metrics.includes(metric))) {
    if (definition.candidates.some(({ metrics }) => metrics.includes(metric))) {
      definition.waiting.set(metric, { timestamp, value })
      return []
    }
    const alarms = definition.alarms.filter(({ metrics }) => belongs(definition, metrics, metric))
    if (alarms.length === 0) return place(definition, metric, timestamp, value, now)
    for (const alarm of alarms) {
      alarm.metrics.push(metric)
      events.push({
        type: 'metricAdded',
        definitionId: definition.id,
        alarmId: alarm.id,
        metric,
        timestamp: now,
      })
    }
  }
  return [...events, ...count(definition, metric, timestamp, value, now)]
}

export function tick(definition: ReferenceDefinition, now: number): ReferenceEvent[] {
  const events: ReferenceEvent[] = []
  for (const alarm of definition.alarms) {
    for (const subAlarm of alarm.subAlarms) {
      if (evaluate(subAlarm, Math.floor(now / 1000), definition.delay)) {
        events.push(...conclude(definition, alarm, now))
      }
    }
  }
  return events
}

export function edit(definition: ReferenceDefinition, comparisons: ReferenceComparison[], now: number): void {
  if (JSON.stringify(comparisons) === JSON.stringify(definition.comparisons)) return
  definition.comparisons = comparisons
  for (const { subAlarms } of definition.alarms) {
    for (const [index, subAlarm] of subAlarms.entries()) {
      const before = subAlarm.comparison
      const after = comparisons[index] as ReferenceComparison
      subAlarm.comparison = after
      subAlarm.mustReport = true
      const isKept =
        before.function === after.function &&
        before.period === after.period &&
        before.periods === after.periods
      if (isKept) continue
      subAlarm.accepted = []
      subAlarm.newest = undefined
      subAlarm.empty = 0
      subAlarm.viewEnd = firstViewEnd(after, now)
    }
  }
}

export function patch(definition: ReferenceDefinition, alarmId: string, state: State): void {
  for (const alarm of definition.alarms.filter(({ id }) => id === alarmId)) {
    alarm.state = state
    for (const subAlarm of alarm.subAlarms) subAlarm.mustReport = true
  }
}

export function remove(definition: ReferenceDefinition, alarmId: string): void {
  definition.alarms = definition.alarms.filter(({ id }) => id !== alarmId)
}

function place(
  definition: ReferenceDefinition,
  metric: ReferenceMetric,
  timestamp: number,
  value: number,
  now: number,
): ReferenceEvent[] {
  definition.waiting.set(metric, { timestamp, value })
  const found = definition.candidates.filter(({ metrics }) => belongs(definition, metrics, metric))
  for (const { metrics } of found) metrics.push(metric)
  if (found.length === 0) {
    const metrics = [metric]
    for (const alarm of definition.alarms) {
      for (const other of alarm.metrics) {
        if (!metrics.includes(other) && belongs(definition, metrics, other)) metrics.push(other)
      }
    }
    found.push({ metrics })
    definition.candidates.push({ metrics })
  }
  const complete = found.filter(({ metrics }) =>
    definition.comparisons.every((comparison) => metrics.some((member) => fits(comparison, member))),
  )
  definition.candidates = definition.candidates.filter(
    ({ metrics }) => !complete.some((candidate) => candidate.metrics === metrics),
  )
  const isInAlarm = (member: ReferenceMetric): boolean =>
    definition.alarms.some(({ metrics }) => metrics.includes(member))
  const waited = new Set(complete.flatMap(({ metrics }) => metrics.filter((member) => !isInAlarm(member))))
  const events: ReferenceEvent[] = []
  for (const { metrics } of complete) {
    const id = `${definition.id}:${++definition.created}`
    const subAlarms = definition.comparisons.map(
      (comparison): SubAlarm => ({
        comparison,
        state: comparison.deterministic ? 'OK' : 'UNDETERMINED',
        values: [],
        hasReported: false,
        mustReport: true,
        empty: 0,
        viewEnd: firstViewEnd(comparison, now),
        accepted: [],
        newest: undefined,
      }),
    )
    const state = definition.comparisons.every(({ deterministic }) => deterministic) ? 'OK' : 'UNDETERMINED'
    definition.alarms.push({ id, state, metrics, subAlarms })
    events.push({
      type: 'created',
      definitionId: definition.id,
      alarmId: id,
      state,
      metrics: [...metrics],
      timestamp: now,
    })
  }
  for (const member of waited) {
    // There is none if it was evaluated in an alarm that has been deleted.
    const measurement = definition.waiting.get(member)
    if (measurement === undefined) continue
    definition.waiting.delete(member)
    events.push(...count(definition, member, measurement.timestamp, measurement.value, now))
  }
  return events
}

/** Passes a measurement to every comparison of every alarm with the metric. */
function count(
  definition: ReferenceDefinition,
  metric: ReferenceMetric,
  timestamp: number,
  value: number,
  now: number,
): ReferenceEvent[] {
  const events: ReferenceEvent[] = []
  const second = Math.floor(timestamp / 1000)
  for (const alarm of definition.alarms.filter(({ metrics }) => metrics.includes(metric))) {
    for (const subAlarm of alarm.subAlarms) {
      if (!fits(subAlarm.comparison, metric)) continue
      if (subAlarm.comparison.function === 'LAST') {
        if (subAlarm.newest !== undefined && timestamp < subAlarm.newest.timestamp) continue
        subAlarm.newest = { timestamp, value }
      } else {
        const { period, periods } = subAlarm.comparison
        const start = subAlarm.viewEnd - periods * period
        if (second < start || second >= subAlarm.viewEnd + 2 * period) continue
        subAlarm.accepted.push({ second, value })
      }
      if (evaluate(subAlarm, second, definition.delay)) events.push(...conclude(definition, alarm, now))
    }
  }
  return events
}

function evaluate(subAlarm: SubAlarm, now: number, delay: number): boolean {
  const result = judge(subAlarm, now, delay)
  const { period } = subAlarm.comparison
  if (subAlarm.comparison.function !== 'LAST' && now > subAlarm.viewEnd + delay) {
    const distance = now - subAlarm.viewEnd
    subAlarm.viewEnd += Math.floor(distance / period) * period
    if (distance % period > delay) subAlarm.viewEnd += period
  }
  if (result === undefined || (result.state === subAlarm.state && !subAlarm.mustReport)) return false
  subAlarm.state = result.state
  subAlarm.values = result.values
  subAlarm.hasReported = true
  subAlarm.mustReport = false
  return true
}

function judge(
  subAlarm: SubAlarm,
  now: number,
  delay: number,
): { state: State; values: number[] } | undefined {
  const { comparison, newest } = subAlarm
  const { function: name, operator, period, periods } = comparison
  if (name === 'LAST') {
    if (newest === undefined) return undefined
    return { state: violates(comparison, newest.value) ? 'ALARM' : 'OK', values: [newest.value] }
  }
  const slots = Array.from({ length: periods + 2 }, (_, index) => {
    const start = subAlarm.viewEnd - (periods - index) * period
    return aggregate(
      comparison,
      subAlarm.accepted.filter(({ second }) => second >= start && second < start + period),
    )
  })
  const isViolating = (value: number | undefined): boolean =>
    value !== undefined && violates(comparison, value)
  const isGood = (value: number | undefined): boolean => value !== undefined && !violates(comparison, value)
  const isUpper = operator.startsWith('GT')
  const grows = name === 'MAX' || name === 'COUNT'
  if ((grows && isUpper) || (name === 'MIN' && !isUpper)) {
    for (let start = 0; start <= 2; start++) {
      const run = slots.slice(start, start + periods)
      if (run.every(isViolating)) return { state: 'ALARM', values: run as number[] }
    }
  }
  if ((grows && !isUpper) || (name === 'MIN' && isUpper)) {
    const good = slots.find(isGood)
    if (good !== undefined) return { state: 'OK', values: [good] }
  }
  if (now <= subAlarm.viewEnd + delay) return undefined
  const view = slots.slice(0, periods)
  const values = view.filter((value) => value !== undefined)
  if (values.length > 0) subAlarm.empty = 0
  const good = values.findIndex(isGood)
  if (good >= 0) return { state: 'OK', values: values.slice(0, good + 1) }
  if (values.length === periods) return { state: 'ALARM', values }
  subAlarm.empty++
  if (comparison.deterministic) return { state: 'OK', values }
  return subAlarm.empty >= (2 * periods * period) / 60 ? { state: 'UNDETERMINED', values } : undefined
}

function conclude(definition: ReferenceDefinition, alarm: Alarm, now: number): ReferenceEvent[] {
  const { subAlarms } = alarm
  if (subAlarms.some(({ hasReported, comparison }) => !hasReported && comparison.function !== 'LAST'))
    return []
  const isTrue = (tree: ReferenceTree): boolean => {
    if (typeof tree === 'number') return subAlarms[tree]?.state === 'ALARM'
    return tree.type === 'and' ? tree.operands.every(isTrue) : tree.operands.some(isTrue)
  }
  const isUnknown = subAlarms.some(({ state }) => state === 'UNDETERMINED')
  const newState = isUnknown ? 'UNDETERMINED' : isTrue(definition.tree) ? 'ALARM' : 'OK'
  const oldState = alarm.state
  if (newState === oldState) return []
  alarm.state = newState
  return [
    {
      type: 'transition',
      definitionId: definition.id,
      alarmId: alarm.id,
      oldState,
      newState,
      subAlarms: subAlarms.map(({ comparison, state, values }) => ({
        expression: comparison,
        state,
        currentValues: values,
      })),
      metrics: [...alarm.metrics],
      timestamp: now,
    },
  ]
}

function aggregate(
  { function: name }: ReferenceComparison,
  measurements: { value: number }[],
): number | undefined {
  if (measurements.length === 0) return undefined
  const values = measurements.map(({ value }) => value)
  if (name === 'COUNT') return values.length
  if (name === 'MAX') return Math.max(...values)
  if (name === 'MIN') return Math.min(...values)
  const sum = values.reduce((total, value) => total + value)
  return name === 'AVG' ? sum / values.length : sum
}

function violates({ operator, threshold }: ReferenceComparison, value: number): boolean {
  if (operator === 'GT') return value > threshold
  if (operator === 'GTE') return value >= threshold
  return operator === 'LT' ? value < threshold : value <= threshold
}

function fits({ metricName, dimensions }: ReferenceComparison, metric: ReferenceMetric): boolean {
  if (metricName !== metric.name) return false
  return Object.keys(dimensions).every((key) => metric.dimensions[key] === dimensions[key])
}

/** Whether a metric matches others: no value of `matchBy` differs and at least one is equal, or none has any. */
function belongs(
  { matchBy }: ReferenceDefinition,
  metrics: ReferenceMetric[],
  metric: ReferenceMetric,
): boolean {
  const find = (key: string): string | undefined =>
    metrics.map(({ dimensions }) => dimensions[key]).find((value) => value !== undefined)
  const own = matchBy.filter((key) => metric.dimensions[key] !== undefined)
  const others = matchBy.filter((key) => find(key) !== undefined)
  if (own.length === 0 || others.length === 0) return own.length === others.length
  const shared = own.filter((key) => others.includes(key))
  return shared.length > 0 && shared.every((key) => metric.dimensions[key] === find(key))
}

/** Seconds. */
function firstViewEnd({ period }: ReferenceComparison, now: number): number {
  return Math.floor((Math.floor(now / 1000) + period) / 60) * 60
}
