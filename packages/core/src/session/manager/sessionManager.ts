import type { AuthPlugin, StateStorage } from '../../identity/index.js'
import type { CreateSessionOptions } from '../createSession.js'
import type { AuthOptions, Project, Session } from '../session.js'
import type { SignInMethod, SignInMethodName } from './methods/signInMethod.js'
import type { OpenId, RedirectOptions, WindowOptions } from './openid/openId.js'
import type { Platform } from './ports/platform.js'
import type { ScopeChoice } from './ports/scope.js'
import type { SessionLogger } from './sessionLog.js'

/**
 * The status of the session:
 *
 * - `signing-in`: a sign-in is in progress, or `restore` has not finished yet. If there is a `challenge`, continue with
 *   `answerChallenge`.
 * - `signed-out`: no user is signed in. `error` is the reason why the last attempt failed.
 * - `ready`: requests are sent. Renewals in the background happen in this status.
 * - `renewing`: the token has expired, and requests wait for the next one.
 * - `expired`: the session cannot be renewed without the user. `user` is still known.
 * - `error`: there is no usable token, for a reason that signing in does not fix (`error`). The manager retries.
 */
export type SessionStatus = 'signed-out' | 'signing-in' | 'ready' | 'renewing' | 'expired' | 'error'

/** Who is signed in. */
export type SessionUser = {
  id: string
  name: string | undefined
  domainId: string | undefined
  domainName: string | undefined
}

/** The scope of the current token. */
export type SessionScope =
  | {
      kind: 'project'
      id: string
      name: string | undefined
      domainId: string | undefined
      domainName: string | undefined
    }
  | { kind: 'domain'; id: string; name: string | undefined }
  | { kind: 'system' }
  | { kind: 'unscoped' }

/** A domain that the user has a role on. */
export type SessionDomain = {
  id: string
  name: string
  description: string | undefined
  enabled: boolean
}

/** What else the user must prove. The sign-in waits for `answerChallenge`. */
export type SignInChallenge = {
  /** The names of the missing methods, such as `totp`, of the shortest rule. */
  methods: readonly string[]
  /** When the challenge expires, in milliseconds since the epoch; `undefined` if Keystone does not state it. */
  expiresAt: number | undefined
}

/**
 * What a page shows of the session. It holds no token. It stays the same object until one of its members changes; a
 * renewed token alone does not change it.
 */
export type SessionSnapshot = {
  /** What the page can do now: show a sign-in page, work, or ask to sign in again. */
  readonly status: SessionStatus
  /** Stays known while the session is `expired`. */
  readonly user: SessionUser | undefined
  /** The project, domain or system that requests are for; `undefined` until it is known. */
  readonly scope: SessionScope | undefined
  /** The names of the roles on the scope. */
  readonly roles: readonly string[]
  /**
   * When the session ends, in milliseconds since the epoch of this machine's clock, if it ends with its token;
   * `undefined` for a session that renews itself. For the end of the current token see `getExpiry`.
   */
  readonly expiresAt: number | undefined
  /** Why there is no usable session, or why the last sign-in failed. Never holds a secret. */
  readonly error: Error | undefined
  /** What else the user must prove to sign in. */
  readonly challenge: SignInChallenge | undefined
  /**
   * How many milliseconds Keystone's clock is ahead of this machine's (negative: behind it), where that is a minute or
   * more; `undefined` if this machine's clock is right. The session still works. Ask the user to set the clock.
   */
  readonly clockOffset: number | undefined
  /** How the user signed in. */
  readonly signInMethod: SignInMethodName | undefined
  /** Opaque text for the user and the Keystone. If it changes, all cached data belongs to another user. */
  readonly identity: string | undefined
}

/** Where the secrets of the session are kept. */
export type SessionStorageChoice = 'memory' | 'session' | 'local' | StateStorage

/** Options of `createSessionManager`: those of `createSession`, without `auth`, and these. */
export type SessionManagerOptions = Omit<CreateSessionOptions, 'auth'> & {
  /** The address of Keystone, with or without `/v3`. */
  authUrl: string
  /** For sign-in at an OpenID provider: `createOpenId({ … })`. */
  openid?: OpenId | undefined
  /**
   * The scope after signing in. A choice made with `switchScope` takes precedence in its tab.
   *
   * @default the token's own scope, else the user's first project by name, else none
   */
  scope?: ScopeChoice | undefined
  /**
   * Where tokens are stored. A script that an attacker injects into a page acts as its user with every choice. The
   * choices differ in what it, and others, can steal.
   *
   * - `'memory'`: not stored. Tabs share the session by messages, so it survives a reload only while another tab is
   *   open; with an OpenID provider the tab signs in again silently.
   * - `'session'`: the tab's `sessionStorage`. Outlives a reload, ends with the tab. Readable by every script of the
   *   origin in this tab, and copied into tabs that this one opens.
   * - `'local'`: `localStorage`. Outlives the browser, until signing out. Readable by every script of the origin, and
   *   by anyone with access to the profile's files.
   * - an object with `get`, `set` and `delete`: your own.
   *
   * @default 'memory'
   */
  storage?: SessionStorageChoice | undefined
  /** Separates sessions that share an origin and a Keystone, such as those of two apps. @default '' */
  name?: string | undefined
  /**
   * What happens to requests while no user is signed in, or the session is `expired`: `reject` rejects them with
   * `SignInRequiredError`. `wait` holds them until the same user signs in, or their signal is aborted; they are
   * rejected when the user signs out, or another user signs in.
   *
   * @default 'reject', or 'wait' once `SessionProvider` of `@monasca/react` has started the manager
   */
  onExpired?: 'reject' | 'wait' | undefined
  /**
   * When to sign in silently, through a hidden frame of the OpenID provider (memory storage, after a reload):
   * `returning` in tabs that were signed in before, `always` in every tab, `never` not at all. If a provider does not
   * respond in a frame, this tab does not try again, except by `signInSilently`.
   *
   * @default 'returning'
   */
  silentSignIn?: 'returning' | 'always' | 'never' | undefined
  /**
   * Milliseconds: the longest wait for another tab's renewal before this tab renews the session itself.
   *
   * @default 10000
   */
  lockTimeout?: number | undefined
  /**
   * Milliseconds: how long a starting tab waits for the sessions of other tabs. Before a renewal they have ten times as
   * long. A tab that does not respond (frozen, closed) is not waited for again.
   *
   * @default 100
   */
  peerTimeout?: number | undefined
  /** Called after a sign-in by redirect, with the path to return to, for routers that do not see `replaceState`. */
  onReturn?: ((path: string) => void) | undefined
  /**
   * Gets a record of each decision, shortly after it: restored, signed in, renewed, adopted from another tab, expired
   * and why, signed out. Records are plain JSON and hold no token, code or password.
   */
  logger?: SessionLogger | undefined
  /** Platform APIs you can replace, for tests and unusual environments. @default the browser's */
  platform?: Partial<Platform> | undefined
}

/** Options of `signIn`, `answerChallenge` and `signInWithToken`. */
export type SignInOptions = {
  /** Project, domain or system to use after the sign-in. @default as in `createSessionManager` */
  scope?: ScopeChoice | undefined
  /** Cancels the sign-in: it rejects with the signal's reason, and the snapshot has no `error`. */
  signal?: AbortSignal | undefined
}

/** What `signOut` ends besides the session of the page. */
export type SignOutOptions = {
  /**
   * Whether to revoke the tokens at Keystone (`DELETE /v3/auth/tokens`), and the refresh token at the OpenID provider
   * (RFC 7009).
   *
   * @default true
   */
  revoke?: boolean | undefined
  /**
   * Whether to redirect to the OpenID provider to end its session as well (RP-initiated logout). Otherwise the next
   * sign-in may not require a password.
   *
   * @default false
   */
  everywhere?: boolean | undefined
}

/** What `signOut` could not do. The session has ended in any case. */
export type SignOutResult = {
  /** Why tokens could not be revoked; they live until they expire. Empty on success. */
  readonly errors: readonly Error[]
}

/**
 * Holds the token life cycle of one credential in a page: signing in, renewing, other tabs, scopes, signing out.
 * Created by `createSessionManager`. Framework-free: `subscribe` and `getSnapshot` fit `useSyncExternalStore`.
 */
export type SessionManager = {
  /** Authorises requests with the current token of the signed-in user, for your own sessions. */
  readonly auth: AuthPlugin
  /** A session that follows the user and the scope; its `scope` changes with them. */
  readonly session: Session
  /**
   * A session for the current user and scope only; the same object while both stay. After another user signs in, its
   * requests fail. After a scope switch it continues with the old scope. Create a client for each if you cache results.
   */
  getSession(): Session
  /** Calls a listener after each change of the snapshot. Returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void
  getSnapshot(): SessionSnapshot
  /** The snapshot before anything is known, for rendering on a server. */
  getServerSnapshot(): SessionSnapshot
  /**
   * When the current token expires, in milliseconds since the epoch of this machine's clock. Moves with each renewal.
   */
  getExpiry(): number | undefined
  /**
   * Starts session upkeep: restores the session (see `restore`), listens to other tabs and to the page, and renews in
   * time. Returns a stop function. Upkeep ends when every call of `start` has been stopped. Nothing runs before
   * `start`.
   *
   * @param defaults - `onExpired` for a manager that was created without it, from now on
   */
  start(defaults?: Pick<SessionManagerOptions, 'onExpired'>): () => void
  /**
   * Finds out, once, whether a user is signed in. Finishes a sign-in by redirect if the page's URL is its callback.
   * Otherwise it checks the storage, the other tabs and, depending on `silentSignIn`, the OpenID provider. Requests do
   * this by themselves. The snapshot has the failures.
   */
  restore(): Promise<SessionSnapshot>
  /**
   * Signs in with a method of this page: `withPassword`, `withApplicationCredential`, `withTotp`, `withToken`. If
   * Keystone requires more, the snapshot has a `challenge`.
   *
   * @throws InvalidCredentialsError, InvalidTokenError and other errors of the method
   */
  signIn(method: SignInMethod, options?: SignInOptions): Promise<SessionSnapshot>
  /**
   * Continues a sign-in that has a `challenge`.
   *
   * @throws InvalidCredentialsError when the code is wrong: the challenge stays
   * @throws InvalidParameterError when there is no challenge
   */
  answerChallenge(answer: { passcode: string }, options?: SignInOptions): Promise<SessionSnapshot>
  /**
   * Signs in with an existing token, unscoped or scoped, such as one from Keystone's web single sign-on
   * (`createWebSsoUrl`). The same as `signIn(withToken({ token }))`.
   */
  signInWithToken(token: string, options?: SignInOptions): Promise<SessionSnapshot>
  /**
   * Redirects to the OpenID provider; `restore` finishes the sign-in when the browser comes back.
   *
   * @throws InvalidParameterError without `openid`, or outside a page
   */
  signInWithRedirect(options?: RedirectOptions): Promise<void>
  /**
   * Signs in at the OpenID provider in a popup. Call it in a click handler: browsers block other popups. The window
   * shows `redirectUri` until it navigates to the provider. A provider that isolates its window makes it look closed:
   * after a minute this rejects with the reason `closed`, but a later callback still signs in.
   *
   * @throws SignInWindowError when the window is blocked or closed, or times out
   * @throws SignInCallbackError when the user or the provider refuses
   */
  signInWithPopup(options?: WindowOptions): Promise<SessionSnapshot>
  /**
   * Signs in without the user, in a hidden frame, if the OpenID provider's session allows it (`prompt=none`).
   *
   * @returns whether it did
   */
  signInSilently(options?: WindowOptions): Promise<boolean>
  /** Ends the session in all tabs, then revokes its tokens. */
  signOut(options?: SignOutOptions): Promise<SignOutResult>
  /**
   * Renews now, unless another tab just did. It does not wait for a sign-in, whatever `onExpired` is.
   *
   * @throws SignInRequiredError when the user has to sign in
   */
  renew(options?: AuthOptions): Promise<SessionSnapshot>
  /** The projects that the user has a role on: `GET /v3/auth/projects`. */
  listProjects(options?: AuthOptions): Promise<Project[]>
  /** The domains that the user has a role on: `GET /v3/auth/domains`. */
  listDomains(options?: AuthOptions): Promise<SessionDomain[]>
  /**
   * Switches this tab to another project, domain, or the system. Other tabs keep their scope, and a new tab starts as
   * after signing in. On failure the scope stays.
   *
   * @throws ScopeNotFoundError when the user has no role there
   */
  switchScope(choice: ScopeChoice): Promise<SessionSnapshot>
  /** `switchScope({ projectId })`. */
  switchProject(projectId: string): Promise<SessionSnapshot>
  /** `switchScope({ domainId })`. */
  switchDomain(domainId: string): Promise<SessionSnapshot>
}
