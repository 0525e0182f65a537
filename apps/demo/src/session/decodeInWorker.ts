import { createDecoderWorker } from '@monasca/core/series'

/**
 * Decodes responses of long ranges in a worker, which starts with the first of them. All connections share it: it sees
 * bytes of responses, never a token.
 */
export const decodeInWorker = createDecoderWorker(
  () => new Worker(new URL('./decoder.worker.ts', import.meta.url), { type: 'module' }),
)
