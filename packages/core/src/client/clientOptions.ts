import type { Interface } from '../access/index.js'
import type { PasswordOptions, TokenOptions } from '../identity/index.js'
import type { Requester } from '../monitoring/index.js'
import type { CreateSessionOptions, Session } from '../session/internal.js'

/** Options of all three kinds of credentials. */
export type SharedClientOptions = {
  /** The only version. @default '2_0' */
  apiVersion?: '2_0' | undefined
  /** URL of Monasca, including `/v2.0`. @default the catalog's endpoint of `serviceType` */
  endpoint?: string | undefined
  /** Service type of Monasca in the catalog. @default 'monitoring' */
  serviceType?: string | undefined
  /** Service name, if the catalog has several services of this type. */
  serviceName?: string | undefined
  /** Catalog interface; a list in order of preference. @default 'public' */
  interface?: Interface | readonly Interface[] | undefined
  /** @default the catalog's first matching region */
  regionName?: string | undefined
  /**
   * Replaces credentials and URLs in `scope`, and so in all cache keys. Use the same text for equal clients on a server
   * and in a browser that reach Keystone and Monasca by different URLs, so that the browser finds what the server
   * fetched. It must differ per user, project and Monasca, and is not a secret. A session that follows its user uses
   * this key only for its first user.
   *
   * @default the session's scope and the URL or catalog entry of Monasca
   */
  scopeKey?: string | undefined
  /** Milliseconds for one call, including its body and retries; 0 disables the timeout. @default 60000 */
  timeout?: number | undefined
  /**
   * Decodes large responses with measurements or statistics as columns in a worker: see `createDecoderWorker`.
   *
   * @default the calling thread
   */
  decodeIn?: Requester['decodeIn']
  /** Receives warnings, such as the use of a deprecated option. @default console.warn */
  onWarning?: ((message: string) => void) | undefined
  /** Certificates are always checked here; in Node, `@monasca/core/node` accepts other values. */
  verify?: true | undefined
  /** @deprecated always false: see `verify` */
  insecure?: false | undefined
}

/** Options of a client that creates its own session. */
type OwnSessionOptions = Omit<CreateSessionOptions, 'auth' | 'timeout' | 'onWarning'>

/** Credentials exclude each other. */
type Without<names extends PropertyKey> = { [name in names]?: undefined }

/** Credentials: user name and password. */
export type PasswordClientOptions = SharedClientOptions &
  OwnSessionOptions &
  PasswordOptions &
  ({ username: string } | { userId: string }) &
  Without<'token' | 'session'>

/** Credentials: a token. */
export type TokenClientOptions = SharedClientOptions &
  OwnSessionOptions &
  TokenOptions &
  Without<'username' | 'userId' | 'userDomainId' | 'userDomainName' | 'password' | 'session'>

/** Credentials: a session, with its own `fetch`, clock and retries. */
export type SessionClientOptions = SharedClientOptions & {
  /** Authorises the requests: `createSession({ auth })`, or `session` of a session manager. */
  session: Session
} & Without<keyof OwnSessionOptions | keyof PasswordOptions | keyof TokenOptions>

/** Options of `createClient`: one kind of credentials, and the endpoint of Monasca. */
export type CreateClientOptions = PasswordClientOptions | TokenClientOptions | SessionClientOptions
