/** How the body of a reply is damaged. */
export type Damage = {
  /** Bytes after which the connection is closed. */
  truncate?: number | undefined
  /** Speed. */
  bytesPerSecond?: number | undefined
}

/** Milliseconds between two pieces of a slow body. */
const pace = 100

/**
 * Sends the body of a reply slowly, or only in part. Waits use the emulator's clock. There is no length header: a
 * server that fails halfway does not always know the length.
 */
export async function damageBody(
  response: Response,
  { truncate = Infinity, bytesPerSecond = Infinity }: Damage,
  wait: (milliseconds: number) => Promise<void>,
): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const end = Math.min(bytes.byteLength, truncate)
  const piece = Math.max(1, Math.ceil((bytesPerSecond * pace) / 1000))
  let sent = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (sent > 0 && bytesPerSecond < Infinity) await wait(pace)
        if (sent < end) {
          const next = Math.min(end, sent + piece)
          controller.enqueue(bytes.subarray(sent, next))
          sent = next
        } else if (end < bytes.byteLength) {
          // The data sent so far must be flushed before the connection is closed.
          await new Promise((resolve) => setImmediate(resolve))
          controller.error(new TypeError('terminated'))
        } else {
          controller.close()
        }
      },
    },
    { highWaterMark: 0 },
  )
  const headers = new Headers(response.headers)
  headers.delete('Content-Length')
  // Makes the Node server's adaptor pass pieces on as they come instead of collecting the first ones.
  headers.set('Transfer-Encoding', 'chunked')
  return new Response(stream, { status: response.status, headers })
}
