import { BaseError, InvalidParameterError } from '../errors/index.js'

/** Details of an incomplete configuration. */
export type MissingRequiredOptionsErrorOptions = {
  authType: string
  /** The option names of the plugin's constructor. */
  options: readonly string[]
  /** The same by their names at the source, such as `OS_AUTH_URL`; alternatives joined by "or". */
  labels: readonly string[]
  /** Where to set them. */
  advice?: string | undefined
}

/** The plugin requires options that the environment or `clouds.yaml` does not set: all of them are listed. */
export class MissingRequiredOptionsError extends InvalidParameterError {
  override name = 'MissingRequiredOptionsError'
  override readonly code: string = 'missing_required_options'
  /** The name of the plugin, such as `v3password`. */
  readonly authType: string
  /** The missing options, by the names of the plugin's constructor. Of alternatives, the first. */
  readonly options: readonly string[]

  constructor(options: MissingRequiredOptionsErrorOptions) {
    const { authType, labels, advice } = options
    const [first = 'options', ...others] = labels
    const rest = others.map((label) => `\`${label}\``).join(', ')
    const reason = rest
      ? `is missing for \`${authType}\`, and so is ${rest}`
      : `is missing for \`${authType}\``
    super({ parameter: first, reason, advice })
    this.authType = authType
    this.options = options.options
  }
}

/** A configuration file cannot be parsed. The message contains the position, but nothing of the content. */
export class CloudsFileError extends BaseError {
  override name = 'CloudsFileError'
  override readonly code: string = 'clouds_file'
  /** The path of the file. */
  readonly file: string
  /** Counted from 1; `undefined` if no single position is wrong. */
  readonly line: number | undefined
  /** Counted from 1. */
  readonly column: number | undefined

  constructor(options: {
    file: string
    line?: number | undefined
    column?: number | undefined
    reason: string
    advice?: string | undefined
  }) {
    const { file, line, column, reason, advice } = options
    const place = line === undefined ? file : `${file}, line ${line}, column ${column}`
    super(`${place}: ${reason}.`, { metaMessages: advice === undefined ? [] : [advice] })
    this.file = file
    this.line = line
    this.column = column
  }
}
