import { checkUrl } from '../../transport/index.js'
import { fingerprint } from '../fingerprint.js'
import { type AuthHeaders, FixedEndpointPlugin } from './plainPlugin.js'

export type NoAuthOptions = {
  /** The URL of the service; can be set on the client instead. */
  endpoint?: string | undefined
}

/**
 * For services without authentication, as in a test set-up. Sends `X-Auth-Token: notused`, because some of them require
 * the header anyway.
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
