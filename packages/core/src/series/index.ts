export type { ColumnSeries, SeriesIdentity, SparseValueMeta } from './columnSeries.js'
export { metricKey } from './metricKey.js'
