import type { ColumnSeries } from '@monasca/core/series'

/**
 * The points of a line, as columns: `timestamps` are ascending milliseconds since the epoch, and `columns.value` has the
 * value of each, NaN where there is none.
 */
export type Points = ColumnSeries<'value'>
