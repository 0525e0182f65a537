import { type AlignedSeries, type AlignOptions, alignSeries } from './alignSeries.js'
import type { ColumnSeries } from './columnSeries.js'

/**
 * Creates a memoized `alignSeries`: for the same series objects it returns the same object. `mergeRefresh` keeps
 * unchanged objects, so a chart updates only when there is new data.
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
