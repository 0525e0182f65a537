/** What the ends of a value axis depend on, besides the values. */
export type RangeLimits = {
  /** The upper end, if it is fixed. */
  top?: number | undefined
  /** The lower end, if it is fixed. */
  bottom?: number | undefined
  /** Is always in view, unless an end is fixed. */
  threshold?: number | undefined
}

/**
 * Starts at zero unless there are negative values, with some space above. A flat zero line also gets a scale. Fixed ends
 * are used as they are given, if the upper one is above the lower one.
 */
export function valueRange(
  min: number | null,
  max: number | null,
  { top, bottom, threshold = 0 }: RangeLimits = {},
): [number, number] {
  const low = bottom ?? Math.min(0, min ?? 0, threshold)
  if (top !== undefined && top > low) return [low, top]
  const high = Math.max(0, max ?? 0, threshold)
  const size = high - low
  if (size <= 0) return [low, low + 1]
  return [low < 0 && bottom === undefined ? low - size * 0.05 : low, high + size * 0.1]
}

/**
 * Whole powers of ten around the positive values; 1 to 10 without any. Fixed ends at or below zero have no place on a
 * logarithmic axis, and are ignored.
 */
export function logRange(
  min: number | null,
  max: number | null,
  { top, bottom, threshold }: RangeLimits = {},
): [number, number] {
  const values = [min, max, threshold].filter((value) => typeof value === 'number' && value > 0) as number[]
  const lowest = values.length === 0 ? 1 : Math.min(...values)
  const highest = values.length === 0 ? 10 : Math.max(...values)
  const low = bottom !== undefined && bottom > 0 ? bottom : 10 ** Math.floor(Math.log10(lowest))
  if (top !== undefined && top > low) return [low, top]
  const high = 10 ** Math.ceil(Math.log10(highest))
  return [low, high > low ? high : low * 10]
}
