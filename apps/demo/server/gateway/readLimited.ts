/**
 * Reads a body of at most `maximum` bytes.
 *
 * @returns `undefined` for one that is larger: the rest of it is cancelled
 */
export async function readLimited(
  body: ReadableStream<Uint8Array>,
  maximum: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = body.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return new Uint8Array(Buffer.concat(parts))
    size += value.byteLength
    if (size > maximum) {
      await reader.cancel().catch(() => {})
      return undefined
    }
    parts.push(value)
  }
}
