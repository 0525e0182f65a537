/** The statistics of a whole range. */
export type Summary = { average: number; minimum: number; maximum: number; samples: number }

/** The statistics of each step of a range: columns of equal length. */
export type StepColumns = Readonly<Record<'avg' | 'min' | 'max' | 'count', Float64Array>>

/** Combines the steps of a range, weighted by their samples; `undefined` without a sample. */
export function summarise({ avg, min, max, count }: StepColumns): Summary | undefined {
  let samples = 0
  let sum = 0
  let minimum = Number.POSITIVE_INFINITY
  let maximum = Number.NEGATIVE_INFINITY
  for (const [row, size] of count.entries()) {
    // A step without a number has no sample.
    if (!(size > 0)) continue
    samples += size
    sum += (avg[row] ?? 0) * size
    minimum = Math.min(minimum, min[row] ?? minimum)
    maximum = Math.max(maximum, max[row] ?? maximum)
  }
  return samples === 0 ? undefined : { average: sum / samples, minimum, maximum, samples }
}
