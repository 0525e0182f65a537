import type { DecodedSeries } from '../createSeriesDecoder.js'
import type { DecoderRequest } from './protocol.js'

/** A decoder whose work may happen elsewhere. Chunks that it received must not be used again: they may move away. */
export type RemoteDecoder<column extends string = string> = {
  /**
   * Sends the request of the response in the worker, which reads the body, too: then there is nothing to write. Resolves
   * to status and headers, and to the body of an unsuccessful response.
   *
   * @returns `undefined` if the page must send it: the response will be small, or the worker is not ready
   */
  fetch(url: string, init: RequestInit): Promise<Response | undefined>
  /**
   * Passes on a chunk. Await the promise, if there is one, before the next: it keeps memory low when the worker is slower
   * than the network.
   *
   * @throws `JsonSyntaxError`, sooner or later, for a text that cannot be JSON
   */
  write(chunk: Uint8Array): void | Promise<void>
  /**
   * Call it once, after the last chunk.
   *
   * @throws `JsonSyntaxError` if the text is not JSON; `DecoderWorkerError` if the worker failed
   */
  end(): Promise<DecodedSeries<column> | undefined>
  /** Drops what has arrived. Call it if the rest of the response will not come. */
  cancel(): void
}

/** A response that is being decoded in the worker. */
export type RemoteCall = {
  onWritten(): void
  /** `undefined` without a response. */
  onResponse(response: Response | undefined): void
  onDecoded(body: DecodedSeries | undefined): void
  onError(error: Error): void
}

/** The worker as its decoders see it. */
export type WorkerLink = {
  /** Starts the worker if necessary. Resolves to whether it can be used; never rejects. */
  connect(): Promise<boolean>
  /** Whether it can be used now. */
  isReady(): boolean
  open(call: RemoteCall): number
  send(message: DecoderRequest, transfer?: Transferable[]): void
  forget(id: number): void
}
