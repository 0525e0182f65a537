import {
  type ColumnSeries,
  columnsFromJson,
  createSeriesDecoder,
  type DecodedSeries,
  type SeriesDecoderOptions,
} from '../../series/index.js'
import { nextOffset } from '../nextOffset.js'
import type { MonitoringRequest, Page, Requester, RequestOptions } from '../requester.js'
import { invalidResponse, isObject } from '../send.js'

/** Requests a page of series, and decodes it to columns while it arrives. */
export async function requestColumns<column extends string>(
  requester: Requester,
  { path, query }: Pick<MonitoringRequest, 'path' | 'query'>,
  series: SeriesDecoderOptions<column>,
  { signal, timeout }: RequestOptions,
): Promise<Page<ColumnSeries<column>>> {
  let decoded: DecodedSeries<column> | undefined
  const decode: MonitoringRequest['decode'] = () => {
    const decoder = createSeriesDecoder(series)
    return { write: decoder.write, end: () => (decoded = decoder.end()) }
  }
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
  // A custom requester may not support decoders.
  const { elements, links } = decoded ?? readJson(body, series)
  if (elements === undefined) throw invalidResponse(request, 'a list with `elements`')
  return { elements, nextOffset: nextOffset(links, elements.length) }
}

function readJson<column extends string>(
  body: unknown,
  series: SeriesDecoderOptions<column>,
): DecodedSeries<column> {
  const { elements, links } = isObject(body) ? body : {}
  return {
    elements: Array.isArray(elements)
      ? elements.map((element) => columnsFromJson(element, series))
      : undefined,
    links,
  }
}
