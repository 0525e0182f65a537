import type { AuthPlugin, StateStorage } from '../../identity/index.js'
import type { CreateSessionOptions } from '../createSession.js'
import type { AuthOptions, Project, Session } from '../session.js'
import type { SignInMethod, SignInMethodName } from './methods/signInMethod.js'
import type { OpenId, RedirectOptions, WindowOptions } from './openid/openId.js'
import type { Platform } from './ports/platform.js'
import type { ScopeChoice } from './ports/scope.js'
import type { SessionLogger } from './sessionLog.js'

/**
 * How the session stands:
 *
 * - `signing-in`: somebody is signing in, or it is not known yet whether somebody is signed in (before `start` has
 *   looked). A `challenge` means that it goes on with `answerChallenge`.
 * - `signed-out`: nobody is signed in. `error` tells why the last attempt failed.
 * - `ready`: requests go out. Renewals that nobody has to wait for happen in this state.
 * - `renewing`: the token has ended, and requests wait for the next one.
 * - `expired`: the session cannot be renewed without the person; `user` is who it was.
 * - `error`: there is no usable token, for a reason that signing in does not cure (`error`). It is tried again.
 */
export type SessionStatus = 'signed-out' | 'signing-in' | 'ready' | 'renewing' | 'expired' | 'error'

/** Who is signed in. */
export type SessionUser = {
  id: string
  name: string | undefined
  domainId: string | undefined
  domainName: string | undefined
}

/** What the token in use is good for. */
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

/** What else the user must prove: the sign-in waits for `answerChallenge`. */
export type SignInChallenge = {
  /** The names of the missing methods, such as `totp`; those of the shortest rule. */
  methods: readonly string[]
  /** When it is too late, in milliseconds since the epoch; `undefined` where Keystone does not say. */
  expiresAt: number | undefined
}

/**
 * What a page shows of the session. It holds no token, and it is the same object until one of its members changes: a
 * renewed token alone makes no new one.
 */
export type SessionSnapshot = {
  readonly status: SessionStatus
  /** Stays known while the session is `expired`. */
  readonly user: SessionUser | undefined
  readonly scope: SessionScope | undefined
  /** The names of the roles on the scope. */
  readonly roles: readonly string[]
  /**
   * When the session ends, in milliseconds since the epoch of this machine's clock, if it ends with its token;
   * `undefined` for a session that renews itself. For the end of the current token see `getExpiry`.
   */
  readonly expiresAt: number | undefined
  /** Why the session does not work, or why the last sign-in failed. Never holds a secret. */
  readonly error: Error | undefined
  /** What else has to be proved to sign in. */
  readonly challenge: SignInChallenge | undefined
  /**
   * How many milliseconds Keystone's clock is ahead of this machine's (negative: behind it), where that is a minute or
   * more; `undefined` if this machine's clock is right. The session works all the same: tell the person to set it.
   */
  readonly clockOffset: number | undefined
  /** How the user has signed in. */
  readonly signInMethod: SignInMethodName | undefined
  /** Opaque text for the user and the Keystone: another one means that everything cached is another person's. */
  readonly identity: string | undefined
}

/** Where the secrets of the session are kept. */
export type SessionStorageChoice = 'memory' | 'session' | 'local' | StateStorage

/** Options of `createSessionManager`: those of `createSession`, without `auth`, and these. */
export type SessionManagerOptions = Omit<CreateSessionOptions, 'auth'> & {
  /** The address of Keystone, with or without `/v3`. */
  authUrl: string
  /** Signs in at an OpenID provider: `createOpenId({ … })`. */
  openid?: OpenId | undefined
  /**
   * What to work with after signing in. A choice made with `switchScope` wins, for its tab.
   *
   * @default the scope that the token has anyway, else the first of the user's projects by name, else none
   */
  scope?: ScopeChoice | undefined
  /**
   * Where tokens are kept. Scripts that attackers bring into a page act as its user whatever is chosen here; the
   * difference is what they, and others, can take away.
   *
   * - `'memory'`: nowhere. Tabs tell each other by messages, so a session outlives a reload only while another tab is
   *   open; with an OpenID provider it is signed in again silently.
   * - `'session'`: the tab's `sessionStorage`. Outlives a reload, ends with the tab. Readable by every script of the
   *   origin in this tab, and copied into tabs that this one opens.
   * - `'local'`: `localStorage`. Outlives the browser, until signing out. Readable by every script of the origin, and
   *   by whoever gets at the profile's files.
   * - an object with `get`, `set` and `delete`: your own.
   *
   * @default 'memory'
   */
  storage?: SessionStorageChoice | undefined
  /** Tells sessions apart that share an origin and a Keystone, for example those of two apps. @default '' */
  name?: string | undefined
  /**
   * What happens to requests while no user is signed in, or the session is `expired`: `reject` rejects them with
   * `SignInRequiredError`; `wait` holds them until the same user signs in, or their signal is aborted.
   *
   * @default 'reject'
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
  /** What the browser offers, for tests and unusual places. Every member has the platform's own as default. */
  platform?: Partial<Platform> | undefined
}

/** Options of `SessionManager.signOut`. */
export type SignOutOptions = {
  /**
   * Whether to revoke the tokens at Keystone (`DELETE /v3/auth/tokens`), and the refresh token at the OpenID provider
   * (RFC 7009).
   *
   * @default true
   */
  revoke?: boolean | undefined
  /**
   * Whether to leave for the OpenID provider to end its session as well (RP-initiated logout). Without it the next
   * sign-in may ask for no password.
   *
   * @default false
   */
  everywhere?: boolean | undefined
}

/** What `signOut` could not do. The session is over all the same. */
export type SignOutResult = {
  /** Why tokens could not be revoked: they live until they expire. Empty if all went well. */
  readonly errors: readonly Error[]
}

/**
 * Holds the token life cycle of one credential in a page: signing in, renewing, other tabs, scopes, signing out. Made
 * by `createSessionManager`. Framework-free: `subscribe` and `getSnapshot` fit `useSyncExternalStore`.
 */
export type SessionManager = {
  /** Authorises requests with the token in use, of whoever is signed in: for sessions of your own. */
  readonly auth: AuthPlugin
  /** A session that follows the user and the scope; its `scope` changes with them. */
  readonly session: Session
  /**
   * A session for the present user and scope alone, the same object while both stay. After another user has signed in
   * its requests fail; after a switch of the scope it goes on with the old one. Make a client for each, where results
   * are cached.
   */
  getSession(): Session
  /** Calls a listener after each change of the snapshot. Returns how to end that. */
  subscribe(listener: () => void): () => void
  getSnapshot(): SessionSnapshot
  /** The snapshot before anything is known, which is all that a server can tell. */
  getServerSnapshot(): SessionSnapshot
  /** When the current token expires, in milliseconds since the epoch of this machine's clock. Moves with each renewal. */
  getExpiry(): number | undefined
  /**
   * Begins to keep the session: restores it (see `restore`), listens to other tabs and to the page, renews in time.
   * Each call needs a call of what it returns, which ends that again; only the last one does. Nothing runs before.
   */
  start(): () => void
  /**
   * Finds out, once, whether somebody is signed in: finishes a sign-in by redirect that the page's address brings, else
   * asks the storage, the other tabs, and, if `silentSignIn` says so, the OpenID provider. Requests do so by themselves.
   * Failures are told by the snapshot.
   */
  restore(): Promise<SessionSnapshot>
  /**
   * Signs in with a way that this page knows itself: `withPassword`, `withApplicationCredential`, `withTotp`, `withToken`.
   * If more must be proved, the snapshot has a `challenge`.
   *
   * @throws InvalidCredentialsError, InvalidTokenError and what else the way in can fail with
   */
  signIn(way: SignInMethod): Promise<SessionSnapshot>
  /**
   * Goes on with a sign-in that has a `challenge`.
   *
   * @throws InvalidCredentialsError when the code is wrong: the challenge stays
   * @throws InvalidParameterError when there is no challenge
   */
  answerChallenge(answer: { passcode: string }): Promise<SessionSnapshot>
  /**
   * Signs in with an unscoped or scoped token that something else has got, such as Keystone's web single sign-on
   * (`createWebSsoUrl`). The same as `signIn(withToken({ token }))`.
   */
  signInWithToken(token: string): Promise<SessionSnapshot>
  /**
   * Leaves the page for the OpenID provider; `restore` finishes the sign-in when the browser comes back.
   *
   * @throws InvalidParameterError without `openid`, and where there is no page
   */
  signInWithRedirect(options?: RedirectOptions): Promise<void>
  /**
   * Signs in at the OpenID provider in a window over the page. Call it in a click: browsers block other popups. The
   * window shows `redirectUri` until it is led to the provider. A provider that isolates its window makes it look
   * closed: after a minute this rejects with the reason `closed`, but an answer that comes later still signs in.
   *
   * @throws SignInWindowError when the window is blocked, closed, or brings nothing in time
   * @throws SignInCallbackError when the person or the provider refuses
   */
  signInWithPopup(options?: WindowOptions): Promise<SessionSnapshot>
  /**
   * Signs in without the person, in a hidden frame, if the OpenID provider's own session allows (`prompt=none`).
   *
   * @returns whether it did
   */
  signInSilently(options?: WindowOptions): Promise<boolean>
  /** Ends the session, in all tabs at once; what it reports is told after the session is over. */
  signOut(options?: SignOutOptions): Promise<SignOutResult>
  /**
   * Renews now, whatever is left of the token, unless another tab just did.
   *
   * @throws SignInRequiredError when only the person can
   */
  renew(options?: AuthOptions): Promise<SessionSnapshot>
  /** The projects that the user has a role on: `GET /v3/auth/projects`. */
  listProjects(options?: AuthOptions): Promise<Project[]>
  /** The domains that the user has a role on: `GET /v3/auth/domains`. */
  listDomains(options?: AuthOptions): Promise<SessionDomain[]>
  /**
   * Changes to another project, domain, or the system, in this tab alone: what a person does in one tab does not change
   * what another shows. A tab that is opened later begins as after signing in. If it fails, the scope stays.
   *
   * @throws ScopeNotFoundError when the user has no role there
   */
  switchScope(choice: ScopeChoice): Promise<SessionSnapshot>
  /** `switchScope({ projectId })`. */
  switchProject(projectId: string): Promise<SessionSnapshot>
  /** `switchScope({ domainId })`. */
  switchDomain(domainId: string): Promise<SessionSnapshot>
}
