import { InvalidParameterError } from '../errors/index.js'
import {
  type CreateSessionOptions as CoreOptions,
  createSession as createCoreSession,
  type Session,
  warnOnConsole,
} from '../session/internal.js'
import type { Environment } from './fetch/chooseProxy.js'
import { type ConnectionOptions, createNodeFetch, type NodeFetch } from './fetch/createNodeFetch.js'

/** The options about connections that sessions and clients take. */
export type NodeConnectionOptions = ConnectionOptions & {
  /** @deprecated `insecure: true` is `verify: false`, which wins */
  insecure?: boolean | undefined
  /** Where the proxy variables are. @default process.env */
  env?: Environment | undefined
}

/** Options of `createSession` of `@monasca/core/node`: those of `@monasca/core`, and those about connections. */
export type CreateSessionOptions = CoreOptions & NodeConnectionOptions

/** Something with connections of its own. */
export type Closable = {
  /** Closes the connections that are kept open. Idle ones do not keep a program from ending. */
  close(): Promise<void>
}

/** A session with connections of its own. */
export type NodeSession = Session & Closable

const connectionOptions = ['verify', 'ca', 'cert', 'key', 'insecure', 'proxy'] as const

/** The name of the first option about connections that is given. */
export function findConnectionOption(options: NodeConnectionOptions): string | undefined {
  return connectionOptions.find((name) => options[name] !== undefined)
}

/** The options that are not about connections. */
export function withoutConnectionOptions<options extends NodeConnectionOptions>(
  options: options,
): Omit<options, keyof NodeConnectionOptions> {
  const { verify, ca, cert, key, insecure, proxy, env, ...rest } = options
  return rest
}

/**
 * The `fetch` that the options ask for.
 *
 * @throws InvalidParameterError when there is one already
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
        advice: 'Give it to `createNodeFetch`, whose result can be that `fetch`.',
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
 * Makes a session as `createSession` of `@monasca/core` does, with a say in certificates and proxies: `verify`, `cert`,
 * `key` and `proxy`. Proxy variables of the environment are honoured.
 *
 * @throws InvalidParameterError when `auth` is missing, or a file cannot be read or does not hold what it should
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
