import { Text } from '@mantine/core'
import type { RemoteBacktest } from '@monasca/core/evaluation'
import { formatCount } from '../../format/formatCount.js'
import { formatDateTime } from '../../format/formatTime.js'
import classes from './Backtest.module.css'
import { type Measurements, maximumPoints } from './readMeasurements.js'

/** What is missing in a back-test, and what it assumes. */
export function BacktestNotes({
  measurements,
  remote,
}: {
  measurements: Measurements
  remote: RemoteBacktest
}) {
  const missing = listMissing(measurements, remote)
  return (
    <>
      {missing.length > 0 && (
        <ul className={classes['missing']} aria-label="Missing">
          {missing.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <details className={classes['limits']}>
        <summary>This is an estimate: what it assumes</summary>
        <ul>
          {remote.limits.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
          <li>Counts only measurements that are stored: what was never sent is missing here too.</li>
        </ul>
      </details>
      <Text size="xs" c="dimmed">
        {formatCount(measurements.points)} measurements of {measurements.series.length} metrics,{' '}
        {formatDateTime(measurements.startTime)} to {formatDateTime(measurements.endTime)}
      </Text>
    </>
  )
}

type MeasurementFacts = Pick<Measurements, 'truncated' | 'startTime' | 'endTime' | 'empty' | 'series'>

/** Less is only a late first measurement. */
const gap = 10 * 60_000

/** What a person must know to read the counts. */
export function listMissing(
  { truncated, startTime, endTime, empty, series }: MeasurementFacts,
  { incomplete }: Pick<RemoteBacktest, 'incomplete'>,
): string[] {
  const metrics = incomplete.reduce((sum, group) => sum + group.length, 0)
  const first = Math.min(...series.flatMap(({ timestamps }) => timestamps[0] ?? []))
  return [
    ...(series.length > 0 && first > startTime + gap
      ? [`Measurements start at ${formatDateTime(first)}: nothing is known about the time before.`]
      : []),
    ...empty.map(({ name, dimensions }) => {
      const filter = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`)
      const words = filter.length === 0 ? name : `${name} with ${filter.join(', ')}`
      return `No measurements of ${words}. Check the spelling, or choose a longer range.`
    }),
    ...(truncated
      ? [
          `Only the first ${formatCount(maximumPoints)} measurements were read, up to ${formatDateTime(endTime)}. Choose a shorter range, or add dimensions.`,
        ]
      : []),
    ...(metrics > 0
      ? [
          `${metrics === 1 ? 'One metric is' : `${metrics} metrics are`} in no alarm, because another condition has no matching metric.`,
        ]
      : []),
  ]
}
