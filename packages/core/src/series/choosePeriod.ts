import { InvalidParameterError } from '../errors/index.js'

export type ChoosePeriodParameters = {
  /** Start of the range, in milliseconds since the epoch. */
  startTime: number
  /** End of the range, in milliseconds since the epoch. */
  endTime: number
  /** Maximum number of points: the chart's width in pixels, or half of it for smoother lines. */
  width: number
  /**
   * Distance of measurements in **seconds**; rounded up. Periods are multiples of it: otherwise some would contain one
   * more measurement than others, or none. @default 1
   */
  resolution?: number | undefined
  /** Minimum period in **seconds**. @default 1 */
  minimum?: number | undefined
  /** Maximum points of one series: a page holds 10000, summed over all series. @default 10000 */
  maximumPoints?: number | undefined
}

const week = 7 * 86_400

/** Readable periods in seconds: 1 second to 7 days. */
const steps = [
  ...[1, 2, 5, 10, 15, 20, 30],
  ...[1, 2, 5, 10, 15, 20, 30].map((minutes) => minutes * 60),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * 3600),
  ...[1, 2].map((days) => days * 86_400),
]

/**
 * Chooses the period of statistics for a chart, in **seconds**: the shortest of 1, 2, 5, 10, 15, 20, 30 seconds or
 * minutes, 1, 2, 3, 4, 6, 8, 12 hours, 1, 2, 7 days (above that whole weeks) that returns no more than the maximum
 * number of points. If the first of these that is a multiple of the `resolution` is more than twice as long as needed,
 * it is the shortest multiple that fits. It depends only on the length of the range, so a moving range keeps its
 * period.
 *
 * @throws `InvalidParameterError` for an empty range, or a number of 0 or less
 * @example
 * ```ts
 * choosePeriod({ startTime: 0, endTime: 86_400_000, width: 800 }) // 120
 * choosePeriod({ startTime: 0, endTime: 86_400_000, width: 800, resolution: 50 }) // 300
 * choosePeriod({ startTime: 0, endTime: 86_400_000, width: 800, resolution: 45 }) // 135
 * ```
 */
export function choosePeriod(parameters: ChoosePeriodParameters): number {
  const { startTime, endTime } = parameters
  const range = check((endTime - startTime) / 1000, 'endTime', 'must be later than `startTime`')
  const width = check(parameters.width, 'width')
  const resolution = Math.ceil(check(parameters.resolution ?? 1, 'resolution'))
  const minimum = check(parameters.minimum ?? 1, 'minimum')
  const maximumPoints = check(parameters.maximumPoints ?? 10_000, 'maximumPoints')
  // An unaligned range touches one more period than fits into it; a page has no room for that one.
  const shortest = Math.max(
    range / Math.max(width, 1),
    range / Math.max(maximumPoints - 1, 1),
    minimum,
    resolution,
  )
  const own = Math.ceil(shortest / resolution) * resolution
  const fitting = findStep(own, resolution)
  return fitting > 2 * own && fitting !== findStep(own, 1) ? own : fitting
}

/** The first readable period that is long enough and a multiple of the resolution; `Infinity` if there is none. */
function findStep(shortest: number, resolution: number): number {
  const step = steps.find((seconds) => seconds >= shortest && seconds % resolution === 0)
  return step ?? (week % resolution === 0 ? Math.ceil(shortest / week) * week : Number.POSITIVE_INFINITY)
}

function check(value: number, parameter: string, reason = 'must be a number above 0'): number {
  if (value > 0 && Number.isFinite(value)) return value
  throw new InvalidParameterError({ parameter, reason })
}
