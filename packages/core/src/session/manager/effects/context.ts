import type { AccessInfo } from '../../../access/index.js'
import type { AuthContext, WaitOptions } from '../../../identity/index.js'
import type { Fetch } from '../../../transport/index.js'
import type { OpenId, OpenIdEnvironment } from '../openid/openId.js'
import type { Platform } from '../ports/platform.js'
import type { ScopeChoice, Target } from '../ports/scope.js'
import type { LiveRecord } from '../ports/sessionRecord.js'
import type { TabStorage } from '../ports/tabStorage.js'
import type { Tabs } from '../ports/tabs.js'
import type { SessionManagerOptions } from '../sessionManager.js'
import type { StateStore } from '../state.js'

/** The ports and the state of a manager. Each effect picks the members it needs. */
export type ManagerContext = StateStore &
  Pick<Platform, 'page' | 'locks' | 'setTimer'> & {
    context: AuthContext
    /** For sign-ins at the OpenID provider. */
    environment: OpenIdEnvironment
    /** The URL of Keystone, with `/v3`. */
    authUrl: string
    openid: OpenId | undefined
    /** The page's own, for finding out why a connection failed. */
    fetch: Fetch | undefined
    random: () => number
    /** Names the session in storages, locks and channels. */
    name: string
    tabId: string
    createId: () => string
    tabs: Tabs
    tabStorage: TabStorage
  }

/** Whether a sign-in is still the latest of its tab: an earlier one must not change anything. */
export type IsCurrent = () => boolean

/** Runs a task while no other one runs, in this tab or another. */
export type Mutex = <value>(task: () => Promise<value>) => Promise<value>

/** Gets the tokens of a session that has begun, and stores them for all tabs. */
export type Renewal = {
  /**
   * Gets a new base from the credential: the provider's tokens, or what this tab keeps. Re-scoping would not do:
   * Keystone gives such a token the end of the old one.
   *
   * @throws SignInRequiredError when only the person can
   */
  renewBase(record: LiveRecord): Promise<LiveRecord>
  /**
   * Makes a token of another scope from the base; `undefined` if there is, or has to be, a newer base first.
   *
   * @param renewed - the base is new: if it is refused, a newer one will be as well
   */
  rescope(record: LiveRecord, target: ScopeChoice, renewed: boolean): Promise<AccessInfo | undefined>
  /** Asks the tab that keeps the password to renew, and waits for it. */
  askPeersToRenew(record: LiveRecord): Promise<void>
}

/**
 * Gets a token for a scope that is missing, while no other tab does.
 *
 * @param record - the session as it was when the token was missed
 * @param unwanted - the tokens of then, if new ones are wanted in any case
 */
export type RenewMissing = (
  record: LiveRecord,
  target: Target,
  unwanted: { base: string; token: string | undefined } | undefined,
) => Promise<AccessInfo>

/**
 * Resolves to a usable token for a scope, renewing if need be.
 *
 * Takes `renew`, which gets a new one whatever is left, unless another tab just did, and `quiet`: a failure is the
 * caller's alone, such as that of a switch to a scope.
 */
export type ObtainToken = (
  target: Target,
  options?: { renew?: boolean; quiet?: boolean },
) => Promise<AccessInfo>

/**
 * Resolves to the result of `obtain`, after `restore` has finished. With `onExpired: 'wait'` it waits until the same
 * user signs in again.
 *
 * Rejects with `SignInRequiredError` when a user has to sign in first, or a user other than `identity` has.
 */
export type WaitForAccess = (
  obtain: () => Promise<AccessInfo>,
  wait?: WaitOptions & Pick<SessionManagerOptions, 'onExpired'>,
  identity?: string,
) => Promise<AccessInfo>

/** Has a token for the scope of this tab, and decides which scope that is. */
export type ActiveScope = {
  /**
   * Resolves to a token for the scope of this tab.
   *
   * @param renew - gets a new token, unless another tab just did
   */
  obtain(renew?: boolean): Promise<AccessInfo>
  /** Gets such a token if possible. Failures are part of the state. */
  ensureScopedToken(): Promise<void>
  /** Makes the scope of a token the scope of this tab, also after a reload. */
  choose(access: AccessInfo): void
}
