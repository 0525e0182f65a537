import type { InvalidCredentialsError } from '../../errors/index.js'

/** The part of an authentication request that a method adds. */
export type AuthMethodData = {
  /** The value of the method's name in `identity`. */
  data?: unknown
  /** Additional headers. */
  headers?: Readonly<Record<string, string>> | undefined
  /** Every secret in `data`, so that no error shows one. */
  secrets?: readonly string[] | undefined
}

/** One way to authenticate with Keystone's v3 API. Plugins consist of methods. */
export type AuthMethod = {
  /** As in `identity.methods`; `undefined` for a method that only adds headers. */
  readonly name: string | undefined
  /** Non-secret values that distinguish users or credentials; part of the plugin's `scope`. */
  readonly elements: readonly (string | undefined)[]
  /** Called for each authentication, so that it may prompt for a fresh code. */
  read(): AuthMethodData | Promise<AuthMethodData>
  /** How a refusal is reported. */
  readonly refusal: {
    readonly error: typeof InvalidCredentialsError
    readonly sentence: string
    readonly advice: string
  }
  /** Whether the same proof may be sent twice to investigate a refusal. One-time codes may not. */
  readonly repeatable: boolean
}
