import { type AlignedSeries, type AlignOptions, alignSeries } from './alignSeries.js'
import type { ColumnSeries } from './columnSeries.js'
import { continueAlignment } from './continueAlignment.js'

/**
 * Creates an `alignSeries` that continues its last result: for the same series objects it returns the same object, and
 * after a `mergeRefresh` it aligns only the ends that changed. A chart updates only when there is new data.
 *
 * Results share memory where they are equal: treat them as read-only.
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
    const aligned = (last && continueAlignment(last, series, options)) ?? alignSeries(series, options)
    last = { series: [...series], aligned }
    return aligned
  }
}
