/** A whole range in numbers. */
export type Summary = { average: number; minimum: number; maximum: number; samples: number }

/** The statistics of the steps of a range: columns of one length. */
export type StepColumns = Readonly<Record<'avg' | 'min' | 'max' | 'count', Float64Array>>

/** Puts the steps of a range together; `undefined` without a sample. Steps weigh as much as they have samples. */
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
