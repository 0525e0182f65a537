import { GatewayFailure } from './failure.js'

type PassOptions = {
  /** Milliseconds that the next part may take. */
  idleTimeout: number
  /** Bytes. */
  maximum: number
  /** Called when all has been read, or nobody reads any more. */
  onEnd: () => void
  /**
   * Called when the body ends too early, is too large or pauses too long. Returns whether it has ended the connection:
   * then the failure has no other reader.
   */
  onFailure: (error: unknown) => boolean
}

/** Passes a body on as it is read, part by part. */
export function passBody(body: ReadableStream<Uint8Array>, options: PassOptions): ReadableStream<Uint8Array> {
  const { idleTimeout, maximum, onEnd, onFailure } = options
  const reader = body.getReader()
  let size = 0

  async function read(): Promise<Uint8Array | undefined> {
    let timer: NodeJS.Timeout | undefined
    const pause = new Promise<never>((_, reject) => {
      const words = `It paused for ${idleTimeout / 1000} s in the middle of its answer.`
      timer = setTimeout(() => reject(new GatewayFailure(words, 504)), idleTimeout)
    })
    try {
      const { value } = await Promise.race([reader.read(), pause])
      size += value?.byteLength ?? 0
      if (size > maximum) throw new GatewayFailure(`Its answer is larger than ${maximum / 1024 ** 2} MiB.`)
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
    // Nothing is read before somebody asks for it.
    { highWaterMark: 0 },
  )
}
