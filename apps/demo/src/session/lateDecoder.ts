import type { DecoderWorker } from '@monasca/core/series'

let decoder: DecoderWorker | undefined

/**
 * Decodes as the frame does, whose code comes after the sign-in: nothing is decoded before. See `decodeInWorker`.
 *
 * @throws Error if it is used before `provideDecoder`
 */
export const lateDecoder: DecoderWorker = {
  createDecoder: (series, expected) => {
    if (decoder === undefined) throw new Error('Series are read before the frame has loaded.')
    return decoder.createDecoder(series, expected)
  },
  close: () => decoder?.close(),
}

/** Sets what decodes from now on. */
export function provideDecoder(given: DecoderWorker): void {
  decoder = given
}
