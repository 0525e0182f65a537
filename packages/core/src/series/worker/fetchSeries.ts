import { createSeriesDecoder, type DecodedSeries, type SeriesDecoderOptions } from '../createSeriesDecoder.js'
import type { DecoderResponse } from './protocol.js'

/** What the page must know before the body is decoded. */
type Answer = Pick<Extract<DecoderResponse, { type: 'response' }>, 'type' | 'status' | 'headers' | 'body'>

/**
 * Sends a request and decodes its body while it arrives.
 *
 * @param onAnswer called once, with the status and headers, and the body of an unsuccessful response
 * @returns `null` if there is nothing to decode
 */
export async function fetchSeries(
  url: string,
  init: RequestInit,
  series: SeriesDecoderOptions,
  onAnswer: (answer: Answer | { type: 'unreachable' }) => void,
): Promise<DecodedSeries | undefined | null> {
  const response = await fetch(url, init).catch(() => undefined)
  // Browsers hide what a redirect is.
  if (response === undefined || response.status === 0) {
    onAnswer({ type: 'unreachable' })
    return null
  }
  const { status, ok } = response
  const body = ok ? null : await response.arrayBuffer()
  onAnswer({ type: 'response', status, headers: [...response.headers], body })
  if (!ok) return null
  const decoder = createSeriesDecoder(series)
  const reader = response.body?.getReader()
  for (;;) {
    const piece = await reader?.read()
    if (piece === undefined || piece.done) return decoder.end()
    try {
      decoder.write(piece.value)
    } catch (error) {
      reader?.cancel().catch(() => {})
      throw error
    }
  }
}
