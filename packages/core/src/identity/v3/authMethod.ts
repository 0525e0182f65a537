import type { InvalidCredentialsError } from '../../errors/index.js'

/** What a method contributes to one authentication. */
export type AuthMethodData = {
  /** Stands under the method's name in `identity`. */
  data?: unknown
  /** Sent besides. */
  headers?: Readonly<Record<string, string>> | undefined
  /** Every secret in `data`, so that no error shows one. */
  secrets?: readonly string[] | undefined
}

/** One way of proving who one is to Keystone's v3 API: the unit that plugins are made of. */
export type AuthMethod = {
  /** As in `identity.methods`; `undefined` for a method that only adds headers. */
  readonly name: string | undefined
  /** Non-secret values that tell this user or credential from others; part of the plugin's `scope`. */
  readonly elements: readonly (string | undefined)[]
  /** Asked at each authentication, so that it may prompt for a fresh code. */
  read(): AuthMethodData | Promise<AuthMethodData>
  /** How a refusal is told. */
  readonly refusal: {
    readonly error: typeof InvalidCredentialsError
    readonly sentence: string
    readonly advice: string
  }
  /** Whether the same proof may be sent twice, so that a refusal can be looked into. One-time codes may not. */
  readonly repeatable: boolean
}
