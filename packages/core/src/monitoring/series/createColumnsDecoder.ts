import type { SeriesDecoder, SeriesDecoderOptions } from '../../series/createSeriesDecoder.js'
import { type BodyDecoder, type LazyModule, lazyModule } from '../../transport/index.js'

/** Bytes: shorter responses, such as refreshes of a live chart, are read faster as JSON. */
const short = 32_768

/** Loaded for the first response that is worth it. */
export const lazySeriesDecoder: LazyModule<typeof import('../../series/createSeriesDecoder.js')> = lazyModule(
  () => import('../../series/createSeriesDecoder.js'),
)

/**
 * Creates a decoder for a page of series. A long response becomes columns while it arrives. The result of a short one,
 * or of one whose decoder cannot be loaded, is its JSON.
 */
export function createColumnsDecoder<column extends string>(
  options: SeriesDecoderOptions<column>,
): BodyDecoder {
  let held: Uint8Array[] = []
  let size = 0
  let decoder: SeriesDecoder<column> | undefined

  function start({
    createSeriesDecoder,
  }: NonNullable<typeof lazySeriesDecoder.loaded>): SeriesDecoder<column> {
    decoder = createSeriesDecoder(options)
    for (const chunk of held) decoder.write(chunk)
    held = []
    return decoder
  }

  /** The whole text of a response that no decoder has read. */
  function readHeld(): string {
    const text = new TextDecoder()
    return held.map((chunk) => text.decode(chunk, { stream: true })).join('') + text.decode()
  }

  return {
    short,
    write(chunk) {
      if (decoder) return decoder.write(chunk)
      held.push(chunk)
      size += chunk.length
      if (size <= short) return undefined
      if (lazySeriesDecoder.loaded) start(lazySeriesDecoder.loaded)
      else return lazySeriesDecoder.tryLoad().then((module) => void (module && start(module)))
      return undefined
    },
    async end() {
      if (decoder) return decoder.end()
      if (size === 0) return undefined
      try {
        return JSON.parse(readHeld())
      } catch (error) {
        // The decoder's error has the position.
        const module = lazySeriesDecoder.loaded ?? (await lazySeriesDecoder.tryLoad())
        if (module) return start(module).end()
        throw error
      }
    },
  }
}
