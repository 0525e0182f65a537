import type { DecodedSeries, SeriesDecoderOptions } from '../createSeriesDecoder.js'

/** What a message can contain of a request. */
export type WorkerRequestInit = Pick<RequestInit, 'method' | 'redirect' | 'credentials'> & {
  headers: Record<string, string>
}

/** Messages to the worker. `decoder` is the number of one response. */
export type DecoderRequest = { decoder: number } & (
  | { type: 'open'; series: SeriesDecoderOptions }
  | { type: 'fetch'; series: SeriesDecoderOptions; url: string; init: WorkerRequestInit }
  | { type: 'write'; chunks: Uint8Array[] }
  | { type: 'end' }
  | { type: 'cancel' }
)

/** Messages from the worker. */
export type DecoderResponse =
  | { type: 'ready'; decoder: 0 }
  | ({ decoder: number } & (
      | { type: 'written' }
      /** `body` only for a response that is not decoded: with an error status. */
      | { type: 'response'; status: number; headers: [string, string][]; body: ArrayBuffer | null }
      /** There was no response: the page tries itself, and has the reason. */
      | { type: 'unreachable' }
      | { type: 'decoded'; body: DecodedSeries | undefined }
      | { type: 'invalid'; position: number; expected: string }
      | { type: 'failed'; message: string }
    ))

/** The message of the other side; `undefined` for an unknown one. */
export function parseMessage<message extends DecoderRequest | DecoderResponse>(
  data: unknown,
): message | undefined {
  const isOurs = typeof data === 'object' && data !== null && 'type' in data && 'decoder' in data
  return isOurs ? (data as message) : undefined
}
