import type { ColumnSeries } from '../series/index.js'
import type { AlarmEvent } from './alarmEvent.js'
import type { DefinitionEvaluator } from './definitionEvaluator.js'
import type { MetricFeed } from './metricFeed.js'
import { PointMerger } from './pointMerger.js'

/** Milliseconds: the engine evaluates once a minute. */
const tickInterval = 60_000

/** Measurements and evaluations between two yields: about 5 ms, so that a page stays responsive. */
const stride = 20_000

/** Evaluates a definition on stored measurements. */
export type PhaseOptions = {
  definition: DefinitionEvaluator
  series: readonly ColumnSeries<'value'>[]
  /** Milliseconds since the epoch. */
  endTime: number
  /** Second of each minute. */
  tickSecond: number
  /** Called with the events of each measurement and tick. */
  take: (event: AlarmEvent) => void
  /** Called before each measurement and tick with its time. */
  onMoment?: ((now: number) => void) | undefined
}

/** Passes all measurements in order of time, and a tick per minute. Yields the number of processed measurements. */
export function* stepPhase(options: PhaseOptions): Generator<number, void> {
  const { definition, endTime, tickSecond, take, onMoment } = options
  const asked = options.series.flatMap((series) => {
    const feed = definition.feed(series)
    return feed === undefined ? [] : { series, feed }
  })
  const points = new PointMerger(asked.map(({ series }) => series))
  const feeds = asked.map(({ feed }) => feed)
  const isRepeated = createRepeatFinder(feeds)
  let alarms = 0
  const takeAll = (events: readonly AlarmEvent[]): void => {
    for (const event of events) {
      if (event.type === 'created') alarms++
      take(event)
    }
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
        onMoment?.(points.timestamp)
        const events = definition.measure(feed, points.timestamp, points.value)
        if (events.length > 0) takeAll(events)
      }
      done++
      work++
      hasPoint = points.next()
    } else if (tick <= endTime) {
      onMoment?.(tick)
      const events = definition.tick(tick)
      if (events.length > 0) takeAll(events)
      tick += tickInterval
      work += 1 + alarms
    } else {
      break
    }
    if (work < stride) continue
    work = 0
    yield done
  }
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
