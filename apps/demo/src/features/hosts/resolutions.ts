import { type Range, statisticsPeriod } from '../../timeRange/ranges.js'

/** Lengths of a statistics step that can be asked for, in seconds. */
const steps: readonly number[] = [15, 30, 60, 300, 900, 3600]

/** So many points of a host are as many as anybody wants to wait for; and so few are no line. */
const mostPoints = 2880
const fewestPoints = 24

/** The lengths of a step (seconds) that suit a range. */
export function resolutionsOf({ length }: Range): number[] {
  const points = (step: number) => length / 1000 / step
  return steps.filter((step) => points(step) <= mostPoints && points(step) >= fewestPoints)
}

/** The length of a step in seconds: the one that is wanted, if it suits the range, else the one that fits a small chart. */
export function resolutionOf(range: Range, wanted: number | undefined): number {
  return wanted !== undefined && resolutionsOf(range).includes(wanted) ? wanted : statisticsPeriod(range)
}

/** `30 s`, `5 min`, `1 h`. */
export function formatStep(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  return seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`
}
