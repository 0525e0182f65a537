import { checkUrl } from '../../transport/index.js'
import { fingerprint } from '../fingerprint.js'
import { type AuthHeaders, FixedEndpointPlugin } from './plainPlugin.js'

/** Options of `NoAuth`. */
export type NoAuthOptions = {
  /** The address of the service; may as well be given to the client. */
  endpoint?: string | undefined
}

/**
 * For services that run without authentication, as in a test set-up. Sends `X-Auth-Token: notused`, because some of
 * them want the header nevertheless.
 *
 * @example
 * ```ts
 * const session = createSession({ auth: new NoAuth({ endpoint: 'http://127.0.0.1:8070/v2.0' }) })
 * ```
 */
export class NoAuth extends FixedEndpointPlugin {
  readonly scope: string

  constructor({ endpoint }: NoAuthOptions = {}) {
    super(endpoint && checkUrl('endpoint', endpoint))
    this.scope = fingerprint(`none ${endpoint}`)
  }

  override getHeaders(): AuthHeaders {
    return Promise.resolve({ 'X-Auth-Token': 'notused' })
  }
}
