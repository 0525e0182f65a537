import type { BodyDecoder } from './types.js'

/** The value of a decoder, or the reason it failed. */
export type Decoded = { value: unknown } | { failure: unknown }

/**
 * Feeds a body to its decoder while it arrives. An error of the decoder is returned as a `failure`; only a broken
 * connection rejects.
 *
 * @param isOver whether the caller has stopped waiting for the body: the rest is not read then
 */
export async function decodeBody(
  body: ReadableStream<Uint8Array> | null,
  decoder: BodyDecoder,
  isOver: () => boolean,
): Promise<Decoded> {
  // Not every browser can iterate over a stream.
  const reader = body?.getReader()
  let isComplete = false
  try {
    for (;;) {
      const piece = await reader?.read()
      const last = piece === undefined || piece.done || isOver()
      try {
        if (!last) {
          const written = decoder.write(piece.value)
          if (written) await written
        } else if (isOver()) await reader?.cancel()
        else {
          isComplete = true
          return { value: await decoder.end() }
        }
      } catch (failure) {
        reader?.cancel().catch(() => {})
        return { failure }
      }
      if (last) return { value: undefined }
    }
  } finally {
    if (!isComplete) decoder.cancel?.()
  }
}
