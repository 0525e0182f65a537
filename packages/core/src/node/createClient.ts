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

/** The options of `createClient` of `@monasca/core`, and connection options. */
export type CreateClientOptions =
  | WithConnections<PasswordClientOptions>
  | WithConnections<TokenClientOptions>
  | SessionClientOptions

/** A client with its own connections. A client created from a session leaves closing to that session. */
export type NodeClient = Client & Closable

/**
 * Creates a client like `createClient` of `@monasca/core`, with options for certificates and proxies: `verify`, `cert`,
 * `key` and `proxy`. A client for an existing session uses the options of that session.
 *
 * @throws InvalidParameterError if no authentication is given, or more than one, or an option is invalid
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
        advice: 'Set it when creating the session.',
      })
    }
    return { ...createCoreClient(options), close: () => Promise.resolve() }
  }
  const fetch = chooseFetch(options)
  // The remaining two ways to authenticate, without the options that the types of the core do not have.
  const rest = withoutConnectionOptions(options) as PasswordClientOptions | TokenClientOptions
  return { ...createCoreClient({ ...rest, fetch }), close: () => fetch.close() }
}
