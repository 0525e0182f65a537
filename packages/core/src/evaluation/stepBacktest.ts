import type { AlarmState } from '../monitoring/index.js'
import type { AlarmEvent } from './alarmEvent.js'
import { choosePhases, listLimits } from './backtestLimits.js'
import type {
  BacktestAlarm,
  BacktestParameters,
  BacktestProgress,
  BacktestResult,
  BacktestRun,
} from './backtestTypes.js'
import { checkBacktest } from './checkBacktest.js'
import { DefinitionEvaluator } from './definitionEvaluator.js'
import { defaultDelay } from './delay.js'
import type { MetricFeed } from './metricFeed.js'
import { PointMerger } from './pointMerger.js'
import type { EvaluatedAlarm } from './savedDefinition.js'

/** Milliseconds: the engine evaluates once a minute. */
const tickInterval = 60_000

/** Measurements and evaluations between two yields: about 5 ms, so that a page stays responsive. */
const stride = 20_000

/** The course of one alarm, and the time (ms) since which its state is not in the sums yet. */
type OpenRun = { run: BacktestRun; since: number }

/** The result of one phase. */
type Pass = { definition: DefinitionEvaluator; runs: ReadonlyMap<string, OpenRun> }

type Settings = BacktestParameters & { delay: number; tickSecond: number }

/**
 * Runs a back-test in steps; the caller decides what happens in between.
 *
 * @throws as `runBacktest`
 */
export function* stepBacktest(parameters: BacktestParameters): Generator<BacktestProgress, BacktestResult> {
  const { series, startTime, endTime, delay = defaultDelay, tickSecond = 7, phases: choice } = parameters
  checkBacktest({ series, startTime, endTime, tickSecond, phases: choice })
  const settings = { ...parameters, delay, tickSecond }
  // First, because an invalid expression throws at once, and the periods determine the phases.
  const { subExpressions } = createDefinition(settings, 0)
  const phases = choosePhases(subExpressions, choice ?? 'first')
  const points = series.reduce((sum, { timestamps }) => sum + timestamps.length, 0)
  const total = phases.length * points

  const passes: Pass[] = []
  for (const phase of phases) {
    const before = passes.length * points
    passes.push(yield* stepPhase(settings, phase, (done) => ({ done: before + done, total })))
    yield { done: before + points, total }
  }
  const [first] = passes
  const alarms = first === undefined ? [] : first.definition.alarms.flatMap((alarm) => toAlarm(alarm, passes))
  const unused = series.filter((metric) => first?.definition.feed(metric) === undefined).length
  return {
    alarms,
    totals: {
      transitions: alarms.reduce((sum, { transitions }) => sum + transitions.length, 0),
      seconds: sumSeconds(alarms.map(({ seconds }) => seconds)),
    },
    incomplete: (first?.definition.save().waiting ?? []).map((group) => group.map(({ metric }) => metric)),
    phases,
    limits: listLimits({ expressions: subExpressions, series, startTime, delay, tickSecond, phases, unused }),
  }
}

function createDefinition({ expression, matchBy, delay }: Settings, phase: number): DefinitionEvaluator {
  let created = 0
  const createAlarmId = (): string => String(++created)
  return new DefinitionEvaluator({ id: 'backtest', expression, matchBy, delay, age: phase, createAlarmId })
}

function* stepPhase(
  settings: Settings,
  phase: number,
  toProgress: (done: number) => BacktestProgress,
): Generator<BacktestProgress, Pass> {
  const { startTime, endTime, tickSecond } = settings
  const definition = createDefinition(settings, phase)
  const asked = settings.series.flatMap((series) => {
    const feed = definition.feed(series)
    return feed === undefined ? [] : { series, feed }
  })
  const points = new PointMerger(asked.map(({ series }) => series))
  const feeds = asked.map(({ feed }) => feed)
  const isRepeated = createRepeatFinder(feeds)
  const runs = new Map<string, OpenRun>()
  const take = (events: readonly AlarmEvent[]): void => {
    for (const event of events) record(runs, event, phase, startTime)
  }
  let hasPoint = points.next()
  let tick = hasPoint ? firstTick(points.timestamp, tickSecond) : Number.POSITIVE_INFINITY
  let done = 0
  let work = 0
  for (;;) {
    hasPoint &&= points.timestamp <= endTime
    // A tick includes measurements at its own time.
    if (hasPoint && points.timestamp <= tick) {
      const feed = feeds[points.series]
      if (feed !== undefined && !isRepeated(feed, points.series, points.timestamp)) {
        const events = definition.measure(feed, points.timestamp, points.value)
        if (events.length > 0) take(events)
      }
      done++
      work++
      hasPoint = points.next()
    } else if (tick <= endTime) {
      const events = definition.tick(tick)
      if (events.length > 0) take(events)
      tick += tickInterval
      work += 1 + runs.size
    } else {
      break
    }
    if (work < stride) continue
    work = 0
    yield toProgress(done)
  }
  for (const open of runs.values()) addTime(open, endTime)
  return { definition, runs }
}

/** Milliseconds: the first tick at or after the time of a measurement. */
function firstTick(timestamp: number, tickSecond: number): number {
  const offset = tickSecond * 1000
  return Math.ceil((timestamp - offset) / tickInterval) * tickInterval + offset
}

/**
 * Finds duplicate points. A metric of two comparisons may have been fetched twice, and pages may overlap. A metric has
 * one value at a time, so the first one is used.
 */
function createRepeatFinder(
  feeds: readonly MetricFeed[],
): (feed: MetricFeed, series: number, timestamp: number) => boolean {
  if (new Set(feeds).size === feeds.length) return () => false
  const latest = new Map<MetricFeed, { series: number; timestamp: number }>()
  return (feed, series, timestamp) => {
    const known = latest.get(feed)
    if (known === undefined) {
      latest.set(feed, { series, timestamp })
      return false
    }
    if (known.timestamp === timestamp && known.series !== series) return true
    known.series = series
    known.timestamp = timestamp
    return false
  }
}

function record(runs: Map<string, OpenRun>, event: AlarmEvent, phase: number, startTime: number): void {
  if (event.type === 'created') {
    const { state, timestamp } = event
    const seconds = { OK: 0, ALARM: 0, UNDETERMINED: 0 }
    const run = { phase, initialState: state, finalState: state, transitions: [], seconds }
    runs.set(event.alarmId, { run, since: Math.max(timestamp, startTime) })
    return
  }
  const open = runs.get(event.alarmId)
  if (event.type === 'metricAdded' || open === undefined) return
  addTime(open, event.timestamp)
  open.run.finalState = event.newState
  if (event.timestamp < startTime) open.run.initialState = event.newState
  else open.run.transitions.push(event)
}

function addTime(open: OpenRun, until: number): void {
  if (until <= open.since) return
  open.run.seconds[open.run.finalState] += (until - open.since) / 1000
  open.since = until
}

function toAlarm(
  { id, metrics, createdTimestamp }: EvaluatedAlarm,
  passes: readonly Pass[],
): BacktestAlarm[] {
  // The set of alarms does not depend on the phase.
  const [first, ...otherPhases] = passes.flatMap(({ runs }) => runs.get(id)?.run ?? [])
  if (first === undefined) return []
  const fired = [first, ...otherPhases].filter(
    ({ initialState, transitions }) =>
      initialState === 'ALARM' || transitions.some(({ newState }) => newState === 'ALARM'),
  ).length
  const fires = fired === 0 ? 'never' : fired === passes.length ? 'always' : 'sometimes'
  return [{ ...first, id, metrics, createdTimestamp, fires, otherPhases }]
}

function sumSeconds(all: readonly Record<AlarmState, number>[]): Record<AlarmState, number> {
  const sum = { OK: 0, ALARM: 0, UNDETERMINED: 0 }
  for (const seconds of all) {
    sum.OK += seconds.OK
    sum.ALARM += seconds.ALARM
    sum.UNDETERMINED += seconds.UNDETERMINED
  }
  return sum
}
