import { type Range, statisticsPeriod } from '../../timeRange/ranges.js'

/** Available lengths of a statistics step, in seconds. */
const steps: readonly number[] = [15, 30, 60, 300, 900, 3600]

/** Most and fewest points per host: more load too slowly, fewer do not make a line. */
const mostPoints = 2880
const fewestPoints = 24

/** Returns the lengths of a step (seconds) that suit a range. */
export function resolutionsOf({ length }: Pick<Range, 'length'>): number[] {
  const points = (step: number) => length / 1000 / step
  return steps.filter((step) => points(step) <= mostPoints && points(step) >= fewestPoints)
}

/** Returns the length of a step in seconds: the chosen one if it suits the range, else one that fits a small chart. */
export function resolutionOf(range: Pick<Range, 'length' | 'period'>, wanted: number | undefined): number {
  return wanted !== undefined && resolutionsOf(range).includes(wanted) ? wanted : statisticsPeriod(range)
}

/** `30 s`, `5 min`, `1 h`. */
export function formatStep(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  return seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`
}
