/** What the ends of a value axis depend on, besides the values. */
export type RangeLimits = {
  /** The upper end, if it is fixed. */
  top?: number | undefined
  /** The lower end, if it is fixed. */
  bottom?: number | undefined
  /** Is always in view, unless an end is fixed. */
  threshold?: number | undefined
  /** Of a logarithmic axis. @default 10 */
  base?: 2 | 10 | undefined
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
