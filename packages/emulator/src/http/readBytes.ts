/**
 * Reads the body of a request up to a size; `undefined` if it is larger. Bytes are counted as they arrive: a length
 * header may be missing or wrong. Compressed bodies are not decompressed.
 */
export async function readBytes(request: Request, maximum: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  const stream = request.body as AsyncIterable<Uint8Array> | null
  if (stream !== null) {
    for await (const chunk of stream) {
      size += chunk.byteLength
      if (size > maximum) return undefined
      chunks.push(chunk)
    }
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size)
}
