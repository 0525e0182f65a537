import type { Interface } from '../access/index.js'
import type { PasswordOptions, TokenOptions } from '../identity/index.js'
import type { CreateSessionOptions, Session } from '../session/internal.js'

/** What each of the three ways in takes. */
export type SharedClientOptions = {
  /** The only version there is. @default '2_0' */
  apiVersion?: '2_0' | undefined
  /** The address of Monasca, its `/v2.0` included. @default the catalog's address of `serviceType` */
  endpoint?: string | undefined
  /** What Monasca is called in the catalog. @default 'monitoring' */
  serviceType?: string | undefined
  /** Tells apart services of one type in the catalog. */
  serviceName?: string | undefined
  /** Which address of the catalog to use; several in order of preference. @default 'public' */
  interface?: Interface | readonly Interface[] | undefined
  /** @default the catalog's first region that fits */
  regionName?: string | undefined
  /**
   * What `scope`, and so every key of a cache, is made of instead of credentials and addresses. Give equal clients of
   * a server and of a browser the same text, if they reach Keystone and Monasca by different addresses: what the server
   * fetched is then found in the browser. It must differ for each user, project and Monasca, and is no secret. A session
   * that follows its user has this key only for the user that it begins with.
   *
   * @default the session's scope and the address or catalog entry of Monasca
   */
  scopeKey?: string | undefined
  /** Milliseconds for one call, its body and repetitions included; 0 waits for ever. @default 60000 */
  timeout?: number | undefined
  /** Takes notices, such as the use of a deprecated option. @default console.warn */
  onWarning?: ((message: string) => void) | undefined
  /** Certificates are always checked here; in Node, `@monasca/core/node` takes other values. */
  verify?: true | undefined
  /** @deprecated says what is always so: see `verify` */
  insecure?: false | undefined
}

/** For a client that makes its own session. */
type OwnSessionOptions = Omit<CreateSessionOptions, 'auth' | 'timeout' | 'onWarning'>

/** The ways in shut each other out. */
type Without<names extends PropertyKey> = { [name in names]?: undefined }

/** Way in: user name and password. */
export type PasswordClientOptions = SharedClientOptions &
  OwnSessionOptions &
  PasswordOptions &
  ({ username: string } | { userId: string }) &
  Without<'token' | 'session'>

/** Way in: a token. */
export type TokenClientOptions = SharedClientOptions &
  OwnSessionOptions &
  TokenOptions &
  Without<'username' | 'userId' | 'userDomainId' | 'userDomainName' | 'password' | 'session'>

/** Way in: a session, which brings its own `fetch`, clock and retries. */
export type SessionClientOptions = SharedClientOptions & { session: Session } & Without<
    keyof OwnSessionOptions | keyof PasswordOptions | keyof TokenOptions
  >

/** Options of `createClient`: one of three ways in, and where Monasca is. */
export type CreateClientOptions = PasswordClientOptions | TokenClientOptions | SessionClientOptions
