export type { ColumnSeries, SeriesIdentity, SparseValueMeta } from './columnSeries.js'
