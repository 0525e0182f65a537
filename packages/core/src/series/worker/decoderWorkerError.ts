import { BaseError } from '../../errors/index.js'

/**
 * The worker that decodes responses failed while it had one. API calls request the response again and decode it in the
 * page, so it is seen only by users of `createDecoder`.
 */
export class DecoderWorkerError extends BaseError {
  override name = 'DecoderWorkerError'
  override readonly code: string = 'decoder_worker'

  constructor(details: string) {
    super('The decoder worker failed.', { details })
  }
}
