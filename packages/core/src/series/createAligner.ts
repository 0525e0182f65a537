import { type AlignedSeries, type AlignOptions, alignSeries } from './alignSeries.js'
import type { ColumnSeries } from './columnSeries.js'

/**
 * Makes an `alignSeries` that remembers its last answer: for the same series objects it returns the same object, at once.
 * `mergeRefresh` keeps what did not change, so that a chart is touched only when there is something new to draw.
 *
 * @example
 * ```ts
 * const align = createAligner<'avg'>({ period: 30, unit: 's' })
 * const draw = (state: LiveSeries<'avg'>) => align(state.series)
 * ```
 */
export function createAligner<column extends string>(
  options: AlignOptions<column> = {},
): (series: readonly ColumnSeries<column>[]) => AlignedSeries {
  let last: { series: readonly ColumnSeries<column>[]; aligned: AlignedSeries } | undefined
  return (series) => {
    if (last?.series.length === series.length && last.series.every((one, index) => one === series[index])) {
      return last.aligned
    }
    last = { series: [...series], aligned: alignSeries(series, options) }
    return last.aligned
  }
}
