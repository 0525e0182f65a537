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

declare const conflict: unique symbol

/** The type of options that exclude each other: compilers show its name. No value has it. */
export interface CannotBeCombinedWith<option extends string> {
  readonly [conflict]: option
}

/** Options that exclude each other. */
type Without<names extends PropertyKey, option extends string> = {
  [name in names]?: CannotBeCombinedWith<option> | undefined
}

/** The kind of credentials. Plain `undefined`, by which compilers tell the kinds apart. */
type WithoutKind<names extends 'token' | 'session'> = { [name in names]?: undefined }

// Interfaces, because compilers show their names instead of their members.

/** Credentials: user name and password. */
export interface UsernameClientOptions
  extends SharedClientOptions,
    OwnSessionOptions,
    PasswordOptions,
    WithoutKind<'token' | 'session'> {
  /** The user's name. Its domain is `userDomainId` or `userDomainName`. */
  username: string
}

/** Credentials: user id and password. */
export interface UserIdClientOptions
  extends SharedClientOptions,
    OwnSessionOptions,
    PasswordOptions,
    WithoutKind<'token' | 'session'> {
  /** The user's id, in place of `username` and its domain. */
  userId: string
}

/** Credentials: user name or id, and password. */
export type PasswordClientOptions = UsernameClientOptions | UserIdClientOptions

/** Credentials: a token. */
export interface TokenClientOptions
  extends SharedClientOptions,
    OwnSessionOptions,
    TokenOptions,
    Without<'username' | 'userId' | 'userDomainId' | 'userDomainName' | 'password', 'token'>,
    WithoutKind<'session'> {}

/** Credentials: a session, with its own `fetch`, clock and retries. */
export interface SessionClientOptions
  extends SharedClientOptions,
    Without<
      keyof OwnSessionOptions | keyof PasswordOptions | Exclude<keyof TokenOptions, 'token'>,
      'session'
    >,
    WithoutKind<'token'> {
  /** Create it with `createSession`, or with a session manager. */
  session: Session
}

/** Options of `createClient`: one kind of credentials, and the endpoint of Monasca. */
export type CreateClientOptions = PasswordClientOptions | TokenClientOptions | SessionClientOptions
