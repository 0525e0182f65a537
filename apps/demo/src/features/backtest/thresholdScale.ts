/** The value axis of a chart with a threshold that can be dragged. */
export type ThresholdScale = {
  low: number
  high: number
  /** Distance of two neighbouring thresholds: the smallest that the pointer can choose. */
  step: number
}

/** An axis from zero, or the lowest value, to above the highest value and the threshold. */
export function thresholdScale(min: number, max: number, threshold: number): ThresholdScale {
  const low = Math.min(0, min, threshold)
  const highest = Math.max(0, max, threshold)
  const high = highest === low ? low + 1 : highest + (highest - low) * 0.1
  return { low, high, step: niceStep((high - low) / 100) }
}

/** The nearest threshold on the axis, without digits that only binary fractions have. */
export function snapThreshold(value: number, { low, high, step }: ThresholdScale): number {
  const inside = Math.min(high, Math.max(low, value))
  return Number((Math.round(inside / step) * step).toPrecision(12))
}

/** The largest of 1, 2, 5, 10, … that is about as large, or smaller. */
function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size))
  const factor = [10, 5, 2].find((candidate) => candidate * power <= size * 1.2) ?? 1
  return factor * power
}
