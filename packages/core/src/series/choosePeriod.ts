import { InvalidParameterError } from '../errors/index.js'

/** What a period has to suit. */
export type ChoosePeriodParameters = {
  /** The first moment shown: milliseconds since the epoch. */
  startTime: number
  /** The last moment shown: milliseconds since the epoch. */
  endTime: number
  /** How many points there is room for: pixels of the chart's width, or half as many for calmer lines. */
  width: number
  /**
   * How far apart the measurements are, in **seconds**; rounded up. Periods are multiples of it: in others some would hold
   * one more measurement than their neighbours, or none. @default 1
   */
  resolution?: number | undefined
  /** The shortest period wanted, in **seconds**. @default 1 */
  minimum?: number | undefined
  /** The most points of one series: pages hold 10000, summed over all series. @default 10000 */
  maximumPoints?: number | undefined
}

const week = 7 * 86_400

/** Seconds that people read easily on a clock or a calendar: 1 second to 7 days. */
const steps = [
  ...[1, 2, 5, 10, 15, 20, 30],
  ...[1, 2, 5, 10, 15, 20, 30].map((minutes) => minutes * 60),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * 3600),
  ...[1, 2].map((days) => days * 86_400),
]

/**
 * Chooses the period of statistics for a chart, in **seconds**: the shortest of 1, 2, 5, 10, 15, 20, 30 seconds or
 * minutes, 1, 2, 3, 4, 6, 8, 12 hours, 1, 2, 7 days (above that whole weeks) that gives no more points than there is room
 * for. Where few of these are multiples of the `resolution`, so that the first that is would be more than twice as long as
 * needed, it is the shortest multiple that fits. It depends on the length of the range only, so that a range that moves
 * keeps its period.
 *
 * @throws `InvalidParameterError` when the range is empty, or a number is not above 0
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
  // A range that does not begin on a border touches one period more than fits into it; a page has no room for that one.
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

/** The first readable period that is long enough and a multiple of the resolution; `Infinity` when none is. */
function findStep(shortest: number, resolution: number): number {
  const step = steps.find((seconds) => seconds >= shortest && seconds % resolution === 0)
  return step ?? (week % resolution === 0 ? Math.ceil(shortest / week) * week : Number.POSITIVE_INFINITY)
}

function check(value: number, parameter: string, reason = 'must be a number above 0'): number {
  if (value > 0 && Number.isFinite(value)) return value
  throw new InvalidParameterError({ parameter, reason })
}
