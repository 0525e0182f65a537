import { BaseError } from './base.js'

/** An option or parameter was rejected before anything was sent; `parameter` names it. */
export class InvalidParameterError extends BaseError {
  override name = 'InvalidParameterError'
  override readonly code: string = 'invalid_parameter'
  /** The path of the rejected value, for example `metrics[3].dimensions.hostname`. */
  readonly parameter: string

  constructor(options: { parameter: string; reason: string; advice?: string | undefined }) {
    super(`\`${options.parameter}\` ${options.reason}.`, {
      metaMessages: options.advice === undefined ? [] : [options.advice],
    })
    this.parameter = options.parameter
  }
}
