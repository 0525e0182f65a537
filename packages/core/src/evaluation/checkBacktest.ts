import { InvalidParameterError } from '../errors/index.js'
import type { BacktestParameters } from './backtestTypes.js'

/** @throws `InvalidParameterError` for what would make a back-test meaningless */
export function checkBacktest(
  parameters: Pick<BacktestParameters, 'series' | 'startTime' | 'endTime' | 'phases'> & {
    tickSecond: number
  },
): void {
  const { series, startTime, endTime, tickSecond, phases = 'first' } = parameters
  if (!Number.isFinite(startTime)) {
    throw new InvalidParameterError({ parameter: 'startTime', reason: 'is not a number of milliseconds' })
  }
  if (!(endTime > startTime && Number.isFinite(endTime))) {
    throw new InvalidParameterError({ parameter: 'endTime', reason: 'is not a number above `startTime`' })
  }
  if (!(tickSecond >= 0 && tickSecond < 60)) {
    throw new InvalidParameterError({ parameter: 'tickSecond', reason: 'is not a number from 0, below 60' })
  }
  if (phases !== 'first' && phases !== 'all') {
    throw new InvalidParameterError({ parameter: 'phases', reason: 'is neither `first` nor `all`' })
  }
  for (const [index, { timestamps, columns }] of series.entries()) {
    const values = countValues(columns)
    if (timestamps.length !== values) {
      throw new InvalidParameterError({
        parameter: `series[${index}].columns.value`,
        reason:
          values === undefined ? 'is missing' : `has ${values} values for ${timestamps.length} timestamps`,
        advice: values === undefined ? 'A back-test takes measurements, and no statistics.' : undefined,
      })
    }
    const row = findDescent(timestamps)
    if (row < 0) continue
    throw new InvalidParameterError({
      parameter: `series[${index}].timestamps[${row}]`,
      reason: 'is not at or after the one before it, or is no number',
    })
  }
}

/** Typed wider than columns are: callers without types may give series of statistics. */
function countValues(columns: { value?: Float64Array | undefined } | undefined): number | undefined {
  return columns?.value?.length
}

/** The first row whose time is before that of the row above it, or is none; -1 when there is no such row. */
function findDescent(timestamps: Float64Array): number {
  // A loop, since a call for each of a million rows would be felt in a page.
  for (let row = 0, previous = Number.NEGATIVE_INFINITY; row < timestamps.length; row++) {
    const time = timestamps[row] ?? Number.NaN
    if (!(time >= previous)) return row
    previous = time
  }
  return -1
}
