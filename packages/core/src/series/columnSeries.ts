/** What a series belongs to. */
export type SeriesIdentity = {
  /** A position in this very reply on most servers: pages of one series are joined by name and dimensions. */
  id: string
  name: string
  /** Those of the metric; of a merged series, those of the query; of a grouped one, those it is grouped by. */
  dimensions: Readonly<Record<string, string>>
}

/**
 * What was stored beside some of the values: keyed by the row, with no member for the rows that have nothing. Rows are
 * positions in `timestamps`.
 */
export type SparseValueMeta = { readonly [row: number]: Readonly<Record<string, string>> }

/**
 * A series as columns: typed arrays of one length, ascending by time. Charts draw from them as they are, and they take a
 * fraction of the memory of one object for each point. Take them as read-only: copies may share them.
 */
export type ColumnSeries<column extends string = string> = SeriesIdentity & {
  /** Milliseconds since the epoch; for statistics, the start of the period. */
  timestamps: Float64Array
  /** One array for each column, such as `value` or `avg`; NaN where the server has no number. */
  columns: Readonly<Record<column, Float64Array>>
  /** `{}` where nothing was stored, and for statistics. */
  valueMeta: SparseValueMeta
}
