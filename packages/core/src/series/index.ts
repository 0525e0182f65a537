export { type AggregateOptions, aggregateSeries } from './aggregateSeries.js'
export { type AlignedSeries, type AlignedValues, type AlignOptions, alignSeries } from './alignSeries.js'
export { type ChoosePeriodParameters, choosePeriod } from './choosePeriod.js'
export type { ColumnSeries, SeriesIdentity, SparseValueMeta } from './columnSeries.js'
export { columnsFromJson } from './columnsFromJson.js'
export { concatSeries } from './concatSeries.js'
export { createAligner } from './createAligner.js'
export {
  createSeriesDecoder,
  type DecodedSeries,
  type SeriesDecoder,
  type SeriesDecoderOptions,
} from './createSeriesDecoder.js'
export { deserializeSeries } from './deserializeSeries.js'
export { JsonSyntaxError } from './jsonSyntaxError.js'
export type { LiveSeries, LiveSeriesOptions, RefreshPlan } from './liveSeries.js'
export { mergeRefresh, type SeriesPage } from './mergeRefresh.js'
export { mergeSeries } from './mergeSeries.js'
export { metricKey } from './metricKey.js'
export { planRefresh } from './planRefresh.js'
export { type SerializedSeries, serializeSeries } from './serializeSeries.js'
export { sliceSeries } from './sliceSeries.js'
export { snapRange } from './snapRange.js'
export { sumSeries } from './sumSeries.js'
export {
  createDecoderWorker,
  type DecoderWorker,
  type DecoderWorkerOptions,
  type ExpectedResponse,
} from './worker/createDecoderWorker.js'
export { DecoderWorkerError } from './worker/decoderWorkerError.js'
export type { StartedWorker, WorkerPort } from './worker/port.js'
export type { RemoteDecoder } from './worker/remote.js'
export { serveDecoders } from './worker/serveDecoders.js'
