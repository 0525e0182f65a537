import { InvalidParameterError } from '../errors/index.js'
import type { BacktestParameters } from './backtestTypes.js'

/** @throws `InvalidParameterError` for parameters that make a back-test meaningless */
export function checkBacktest(
  parameters: Pick<BacktestParameters, 'series' | 'startTime' | 'endTime' | 'phases'> & {
    tickSecond: number
  },
): void {
  const { series, startTime, endTime, tickSecond, phases = 'first' } = parameters
  if (!Number.isFinite(startTime)) {
    throw new InvalidParameterError({ parameter: 'startTime', reason: 'must be a number of milliseconds' })
  }
  if (!(endTime > startTime && Number.isFinite(endTime))) {
    throw new InvalidParameterError({ parameter: 'endTime', reason: 'must be a number above `startTime`' })
  }
  if (!(tickSecond >= 0 && tickSecond < 60)) {
    throw new InvalidParameterError({
      parameter: 'tickSecond',
      reason: 'must be a number from 0 to below 60',
    })
  }
  if (phases !== 'first' && phases !== 'all') {
    throw new InvalidParameterError({ parameter: 'phases', reason: 'must be `first` or `all`' })
  }
  for (const [index, { timestamps, columns }] of series.entries()) {
    const values = countValues(columns)
    if (timestamps.length !== values) {
      throw new InvalidParameterError({
        parameter: `series[${index}].columns.value`,
        reason:
          values === undefined ? 'is missing' : `has ${values} values for ${timestamps.length} timestamps`,
        advice: values === undefined ? 'A back-test needs measurements, not statistics.' : undefined,
      })
    }
    const row = findDescent(timestamps)
    if (row < 0) continue
    throw new InvalidParameterError({
      parameter: `series[${index}].timestamps[${row}]`,
      reason: 'must be a number, and not before the previous one',
    })
  }
}

/** Wider than the type of columns: untyped callers may pass series of statistics. */
function countValues(columns: { value?: Float64Array | undefined } | undefined): number | undefined {
  return columns?.value?.length
}

/** The first row whose time is before the previous one, or NaN; -1 if there is none. */
function findDescent(timestamps: Float64Array): number {
  // A loop, because a call for each of a million rows would block a page noticeably.
  for (let row = 0, previous = Number.NEGATIVE_INFINITY; row < timestamps.length; row++) {
    const time = timestamps[row] ?? Number.NaN
    if (!(time >= previous)) return row
    previous = time
  }
  return -1
}
