import { GatewayFailure } from './failure.js'

type PassOptions = {
  /** Milliseconds that the next chunk may take. */
  idleTimeout: number
  /** Bytes. */
  maximum: number
  /** Called when the body has been read, or reading has stopped. */
  onEnd: () => void
  /**
   * Called when the body ends too early, is too large or pauses too long. Returns whether it has closed the connection:
   * then the error is not reported elsewhere.
   */
  onFailure: (error: unknown) => boolean
}

/** Forwards a body chunk by chunk. */
export function passBody(body: ReadableStream<Uint8Array>, options: PassOptions): ReadableStream<Uint8Array> {
  const { idleTimeout, maximum, onEnd, onFailure } = options
  const reader = body.getReader()
  let size = 0

  async function read(): Promise<Uint8Array | undefined> {
    let timer: NodeJS.Timeout | undefined
    const pause = new Promise<never>((_, reject) => {
      const words = `It paused for ${idleTimeout / 1000} s in the middle of its response.`
      timer = setTimeout(() => reject(new GatewayFailure(words, 504)), idleTimeout)
    })
    try {
      const { value } = await Promise.race([reader.read(), pause])
      size += value?.byteLength ?? 0
      if (size > maximum) throw new GatewayFailure(`Its response is larger than ${maximum / 1024 ** 2} MiB.`)
      return value
    } finally {
      clearTimeout(timer)
    }
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const part = await read()
          if (part !== undefined) return controller.enqueue(part)
          onEnd()
          controller.close()
        } catch (error) {
          onEnd()
          if (onFailure(error)) controller.close()
          else controller.error(error)
        }
      },
      cancel(reason) {
        onEnd()
        return reader.cancel(reason)
      },
    },
    // Nothing is read before it is requested.
    { highWaterMark: 0 },
  )
}
