import {
  type Client,
  createClient as createCoreClient,
  type PasswordClientOptions,
  type SessionClientOptions,
  type TokenClientOptions,
} from '../client/index.js'
import { InvalidParameterError } from '../errors/index.js'
import {
  type Closable,
  chooseFetch,
  findConnectionOption,
  type NodeConnectionOptions,
  withoutConnectionOptions,
} from './createSession.js'

type WithConnections<options> = options extends unknown
  ? Omit<options, 'verify' | 'insecure'> & NodeConnectionOptions
  : never

/** Options of `createClient` of `@monasca/core/node`: those of `@monasca/core`, and those about connections. */
export type CreateClientOptions =
  | WithConnections<PasswordClientOptions>
  | WithConnections<TokenClientOptions>
  | SessionClientOptions

/** A client with connections of its own; one that is made from a session leaves closing to that session. */
export type NodeClient = Client & Closable

/**
 * Makes a client as `createClient` of `@monasca/core` does, with a say in certificates and proxies: `verify`, `cert`,
 * `key` and `proxy`. A client for an existing session goes by that session's.
 *
 * @throws InvalidParameterError when no way in is given, or more than one, or an option cannot be honoured
 * @example
 * ```ts
 * import { createClient } from '@monasca/core/node'
 *
 * const client = createClient({
 *   username: 'ada',
 *   password: 'secret',
 *   authUrl: 'https://cloud.example.org/identity',
 *   projectName: 'shop',
 *   verify: '/etc/ssl/certs/cloud-ca.pem',
 * })
 * ```
 */
export function createClient(options: CreateClientOptions): NodeClient {
  if (options.session) {
    const parameter = findConnectionOption({
      ...options,
      verify: options.verify === true ? undefined : options.verify,
    })
    if (parameter) {
      throw new InvalidParameterError({
        parameter,
        reason: 'cannot be combined with `session`',
        advice: 'Set it where the session is made.',
      })
    }
    return { ...createCoreClient(options), close: () => Promise.resolve() }
  }
  const fetch = chooseFetch(options)
  // The two ways in that are left, without the options that the types of core's do not have.
  const rest = withoutConnectionOptions(options) as PasswordClientOptions | TokenClientOptions
  return { ...createCoreClient({ ...rest, fetch }), close: () => fetch.close() }
}
