import type { Statistic } from '@monasca/core'

/** A whole range in numbers. */
export type Summary = { average: number; minimum: number; maximum: number; samples: number }

/** Puts the steps of a range together; `undefined` without a sample. Steps weigh as much as they have samples. */
export function summarise(steps: readonly Statistic<'avg' | 'min' | 'max' | 'count'>[]): Summary | undefined {
  let samples = 0
  let sum = 0
  let minimum = Number.POSITIVE_INFINITY
  let maximum = Number.NEGATIVE_INFINITY
  for (const { avg, min, max, count } of steps) {
    samples += count
    sum += avg * count
    minimum = Math.min(minimum, min)
    maximum = Math.max(maximum, max)
  }
  return samples === 0 ? undefined : { average: sum / samples, minimum, maximum, samples }
}
