import { InvalidParameterError } from '../errors/index.js'
import {
  type CreateSessionOptions as CoreOptions,
  createSession as createCoreSession,
  type Session,
  warnOnConsole,
} from '../session/internal.js'
import type { Environment } from './fetch/chooseProxy.js'
import { type ConnectionOptions, createNodeFetch, type NodeFetch } from './fetch/createNodeFetch.js'

/** The connection options of sessions and clients. */
export type NodeConnectionOptions = ConnectionOptions & {
  /** @deprecated `insecure: true` is `verify: false`, which wins */
  insecure?: boolean | undefined
  /** Contains the proxy variables. @default process.env */
  env?: Environment | undefined
}

/** The options of `createSession` of `@monasca/core`, and connection options. */
export type CreateSessionOptions = CoreOptions & NodeConnectionOptions

/** Something with its own connections. */
export type Closable = {
  /** Closes the connections that are kept open. Idle ones do not keep a program running. */
  close(): Promise<void>
}

/** A session with its own connections. */
export type NodeSession = Session & Closable

const connectionOptions = ['verify', 'ca', 'cert', 'key', 'insecure', 'proxy'] as const

/** The name of the first connection option that is set. */
export function findConnectionOption(options: NodeConnectionOptions): string | undefined {
  return connectionOptions.find((name) => options[name] !== undefined)
}

/** The options other than connection options. */
export function withoutConnectionOptions<options extends NodeConnectionOptions>(
  options: options,
): Omit<options, keyof NodeConnectionOptions> {
  const { verify, ca, cert, key, insecure, proxy, env, ...rest } = options
  return rest
}

/**
 * The `fetch` for the options.
 *
 * @throws InvalidParameterError if `fetch` is set as well
 */
export function chooseFetch(
  options: NodeConnectionOptions & Pick<CoreOptions, 'fetch' | 'onWarning'>,
): NodeFetch {
  const { fetch, verify, insecure, onWarning = warnOnConsole } = options
  if (fetch) {
    const parameter = findConnectionOption(options)
    if (parameter) {
      throw new InvalidParameterError({
        parameter,
        reason: 'cannot be combined with `fetch`',
        advice: 'Pass it to `createNodeFetch`, and the result as `fetch`.',
      })
    }
    return Object.assign<typeof fetch, Closable>((input, init) => fetch(input, init), {
      close: () => Promise.resolve(),
    })
  }
  if (insecure !== undefined) onWarning('The option `insecure` is deprecated: use `verify`.')
  return createNodeFetch({ ...options, verify: verify ?? !insecure, onWarning })
}

/**
 * Creates a session like `createSession` of `@monasca/core`, with options for certificates and proxies: `verify`,
 * `cert`, `key` and `proxy`. Proxy variables of the environment are respected.
 *
 * @throws InvalidParameterError if `auth` is missing, or a file cannot be read or has the wrong content
 * @example
 * ```ts
 * import { V3ApplicationCredential } from '@monasca/core/identity'
 * import { createSession } from '@monasca/core/node'
 *
 * const auth = new V3ApplicationCredential({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   applicationCredentialId: '21dced0f…',
 *   applicationCredentialSecret: 'secret',
 * })
 * const session = createSession({ auth, verify: '/etc/ssl/certs/cloud-ca.pem' })
 * ```
 */
export function createSession(options: CreateSessionOptions): NodeSession {
  const fetch = chooseFetch(options)
  const session = createCoreSession({ ...withoutConnectionOptions(options), fetch })
  return { ...session, close: () => fetch.close() }
}
