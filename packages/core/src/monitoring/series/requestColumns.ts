import {
  type ColumnSeries,
  columnsFromJson,
  createSeriesDecoder,
  type SeriesDecoderOptions,
} from '../../series/index.js'
import { nextOffset } from '../nextOffset.js'
import type { MonitoringRequest, Page, Requester, RequestOptions } from '../requester.js'
import { invalidResponse, isObject } from '../send.js'
import { isDecoded } from './isDecoded.js'

/** Requests a page of series, and decodes it to columns while it arrives. */
export async function requestColumns<column extends string>(
  requester: Requester,
  { path, query }: Pick<MonitoringRequest, 'path' | 'query'>,
  series: SeriesDecoderOptions<column>,
  { signal, timeout }: RequestOptions,
): Promise<Page<ColumnSeries<column>>> {
  const decode: MonitoringRequest['decode'] = () => createSeriesDecoder(series)
  const request: MonitoringRequest = {
    method: 'GET',
    path,
    query,
    paging: 'series',
    signal,
    timeout,
    decode,
  }
  const body = await requester.request(request)
  const { elements, links } = isObject(body) ? body : {}
  if (!Array.isArray(elements)) throw invalidResponse(request, 'a list with `elements`')
  return {
    // A custom requester may not support decoders.
    elements: elements.map((one) => (isDecoded<column>(one) ? one : columnsFromJson(one, series))),
    nextOffset: nextOffset(links, elements.length),
  }
}
