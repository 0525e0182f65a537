import { InvalidParameterError } from '../errors/index.js'
import type { BacktestParameters } from './backtestTypes.js'

/** @throws `InvalidParameterError` for what would make a back-test meaningless */
export function checkBacktest(
  parameters: Pick<BacktestParameters, 'series' | 'startTime' | 'endTime'> & { tickSecond: number },
): void {
  const { series, startTime, endTime, tickSecond } = parameters
  if (!Number.isFinite(startTime)) {
    throw new InvalidParameterError({ parameter: 'startTime', reason: 'is not a number of milliseconds' })
  }
  if (!(endTime > startTime && Number.isFinite(endTime))) {
    throw new InvalidParameterError({ parameter: 'endTime', reason: 'is not a number above `startTime`' })
  }
  if (!(tickSecond >= 0 && tickSecond < 60)) {
    throw new InvalidParameterError({ parameter: 'tickSecond', reason: 'is not a number from 0, below 60' })
  }
  for (const [index, { timestamps, columns }] of series.entries()) {
    if (timestamps.length !== columns.value.length) {
      throw new InvalidParameterError({
        parameter: `series[${index}].columns.value`,
        reason: `has ${columns.value.length} values for ${timestamps.length} timestamps`,
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
