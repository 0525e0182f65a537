/**
 * Reads the body of a request up to a size; `undefined` when it is larger. It is counted while it comes in: a length header
 * may be missing or untrue. Compressed bodies stay as they are.
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
