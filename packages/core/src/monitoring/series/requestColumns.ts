import { isBaseError } from '../../errors/index.js'
import { type ColumnSeries, columnsFromJson, type SeriesDecoderOptions } from '../../series/index.js'
import { maximumLimit, nextOffset } from '../nextOffset.js'
import type { MonitoringRequest, Page, Requester, RequestOptions } from '../requester.js'
import { invalidResponse, isObject } from '../send.js'
import { createColumnsDecoder } from './createColumnsDecoder.js'
import { isDecoded } from './isDecoded.js'

/** Requests a page of series, and decodes it to columns while it arrives. */
export async function requestColumns<column extends string>(
  requester: Requester,
  { path, query }: Pick<MonitoringRequest, 'path' | 'query'>,
  series: SeriesDecoderOptions<column>,
  { signal, timeout }: RequestOptions,
): Promise<Page<ColumnSeries<column>>> {
  const request: MonitoringRequest = {
    method: 'GET',
    path,
    query,
    paging: 'series',
    signal,
    timeout,
  }
  const inPage: MonitoringRequest = { ...request, decode: () => createColumnsDecoder(series) }
  const { decodeIn } = requester
  const body = await (decodeIn
    ? requester
        .request({ ...request, decode: () => decodeIn.createDecoder(series, { rows: expectRows(query) }) })
        .catch((error: unknown) => {
          if (!isLostWorker(error)) throw error
          return requester.request(inPage)
        })
    : requester.request(inPage))
  const { elements, links } = isObject(body) ? body : {}
  if (!Array.isArray(elements)) throw invalidResponse(request, 'a list with `elements`')
  return {
    // A custom requester may not support decoders, and short responses are not decoded.
    elements: elements.map((one) => (isDecoded<column>(one) ? one : columnsFromJson(one, series))),
    nextOffset: nextOffset(links, elements.length),
  }
}

/** Whether a response was lost with the worker that had it. */
function isLostWorker(error: unknown): boolean {
  return isBaseError(error) && isBaseError(error.cause) && error.cause.code === 'decoder_worker'
}

/** Seconds between measurements, where the request does not say it. */
const usualInterval = 10

/** The rows of one series: at most a page, and no more than the time range has. */
function expectRows({
  start_time,
  end_time,
  period,
  limit,
}: NonNullable<MonitoringRequest['query']> = {}): number {
  const end = end_time === undefined ? Date.now() : Date.parse(String(end_time))
  const inRange = (end - Date.parse(String(start_time))) / 1000 / Number(period ?? usualInterval)
  return Math.min(Number(limit ?? maximumLimit), inRange)
}
