import { InvalidParameterError } from '../../errors/index.js'
import { parseIso } from '../../series/parseTime.js'
import type { SeriesParameters } from '../series.js'
import { toMilliseconds } from '../time.js'

/**
 * Makes a later start of an offset that is the time of the last period. Servers on InfluxDB add a period to it and ask for
 * what is later, so that a measurement at the very start of the next period is lost; a start includes it.
 *
 * @returns `undefined` when the range is over
 * @throws `InvalidParameterError` where there may be several series: that time says nothing about the others
 */
export function continueStatistics<parameters extends SeriesParameters & { period?: number | undefined }>(
  parameters: parameters,
): parameters | undefined {
  const { offset, groupBy, period = 300, endTime } = parameters
  const last = offset === undefined ? Number.NaN : parseIso(offset)
  if (Number.isNaN(last)) return parameters
  if (groupBy !== undefined && groupBy.length > 0) {
    throw new InvalidParameterError({
      parameter: 'offset',
      reason: 'cannot be continued when there are several series: points of some of them would be lost',
      advice: 'Use `pages`, `all` or `listAll`, or pass a later `startTime`.',
    })
  }
  const startTime = Math.max(last + period * 1000, toMilliseconds(parameters.startTime, 'startTime'))
  if (endTime !== undefined && startTime >= toMilliseconds(endTime, 'endTime')) return undefined
  return { ...parameters, startTime, offset: undefined }
}
