/** The metric of a series. */
export type SeriesIdentity = {
  /** On most servers a position in this response: join pages of one series by name and dimensions. */
  id: string
  name: string
  /** The metric's dimensions; for a merged series those of the query, for a grouped one those of the group. */
  dimensions: Readonly<Record<string, string>>
}

/**
 * Metadata of some values, keyed by row; rows without metadata have no member. Rows are positions in `timestamps`.
 */
export type SparseValueMeta = { readonly [row: number]: Readonly<Record<string, string>> }

/**
 * A series as columns: typed arrays of the same length, ascending by time. Charts can use them directly, and they take
 * a fraction of the memory of one object per point. Treat them as read-only: copies share them, and series of one
 * response may share their timestamps.
 */
export type ColumnSeries<column extends string = string> = SeriesIdentity & {
  /** Milliseconds since the epoch; for statistics, the start of the period. */
  timestamps: Float64Array
  /** One array per column, such as `value` or `avg`; NaN where the server has no number. */
  columns: Readonly<Record<column, Float64Array>>
  /** `{}` without metadata, and for statistics. */
  valueMeta: SparseValueMeta
}
