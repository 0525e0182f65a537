export type { ColumnSeries, SeriesIdentity, SparseValueMeta } from './columnSeries.js'
export { columnsFromJson } from './columnsFromJson.js'
export {
  createSeriesDecoder,
  type DecodedSeries,
  type SeriesDecoder,
  type SeriesDecoderOptions,
} from './createSeriesDecoder.js'
export { JsonSyntaxError } from './jsonSyntaxError.js'
export { metricKey } from './metricKey.js'
