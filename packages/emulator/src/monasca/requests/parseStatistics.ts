import { type StatisticName, statisticColumns } from '../../store/readStatistics.js'
import { unprocessable } from './errors.js'
import type { Query } from './query.js'

/** Length of a period in seconds, if the request has none. */
const defaultPeriod = 300

/** Milliseconds of the longest period, some 30 000 years: the start of a longer one cannot be formatted. */
const maximumPeriod = 1e15

/** Reads `statistics`: one or several names, in any case. @throws ApiError 422 if missing or unknown */
export function parseStatisticNames(query: Query): StatisticName[] {
  const text = query.joined('statistics')
  if (text === undefined) throw unprocessable('statistics is required')
  const names = text.split(',').map((item) => {
    const name = item.trim().toLowerCase()
    if (!isStatisticName(name)) {
      throw unprocessable(`statistics: '${item}' must be one of ${Object.keys(statisticColumns).join(', ')}`)
    }
    return name
  })
  return [...new Set(names)]
}

/**
 * Reads `period`, given in seconds, as milliseconds; 0 returns one bucket for the whole range.
 *
 * @throws ApiError 422 unless it is a whole number of 0 or more
 */
export function parsePeriod(query: Query): number {
  const text = query.first('period') ?? String(defaultPeriod)
  const period = /^\d+$/.test(text) ? Number(text) * 1000 : Number.NaN
  if (!(period <= maximumPeriod)) {
    throw unprocessable('Period must be a positive integer')
  }
  return period
}

function isStatisticName(name: string): name is StatisticName {
  return Object.hasOwn(statisticColumns, name)
}
