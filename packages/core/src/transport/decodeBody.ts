import type { BodyDecoder } from './types.js'

/** What a decoder made of a body, or why it could not. */
export type Decoded = { value: unknown } | { failure: unknown }

/**
 * Gives a body to its decoder while it arrives. What the decoder throws is an outcome like another; only a connection that
 * breaks rejects.
 *
 * @param isOver whether nobody waits for the body any more: the rest is not read then
 */
export async function decodeBody(
  body: ReadableStream<Uint8Array> | null,
  decoder: BodyDecoder,
  isOver: () => boolean,
): Promise<Decoded> {
  // Not every browser can iterate over a stream.
  const reader = body?.getReader()
  for (;;) {
    const piece = await reader?.read()
    const last = piece === undefined || piece.done || isOver()
    try {
      if (!last) decoder.write(piece.value)
      else if (isOver()) await reader?.cancel()
      else return { value: decoder.end() }
    } catch (failure) {
      reader?.cancel().catch(() => {})
      return { failure }
    }
    if (last) return { value: undefined }
  }
}
