import { checkOptions } from '../../development/index.js'
import { type AuthContext, browserStorage } from '../../identity/index.js'
import { fingerprint, v3BaseUrl } from '../../identity/internal.js'
import { checkUrl, createTransport } from '../../transport/index.js'
import { createSession } from '../createSession.js'
import { ignore } from '../ignore.js'
import { warnOnConsole } from '../warn.js'
import { createActiveScope } from './effects/activeScope.js'
import { createAutoRenew } from './effects/autoRenew.js'
import type { ManagerContext } from './effects/context.js'
import { lazyTokenWork } from './effects/lazyTokenWork.js'
import { listDomains } from './effects/listDomains.js'
import { createObtainToken } from './effects/obtainToken.js'
import { createRecords } from './effects/records.js'
import { createRestore } from './effects/restore.js'
import { createManagerAuth, createManagerSessions } from './effects/sessions.js'
import { createSignIns } from './effects/signIn.js'
import { endSession, signOut } from './effects/signOut.js'
import { switchScope } from './effects/switchScope.js'
import type { TokenWork } from './effects/tokenWork.js'
import { createWaitForAccess } from './effects/waitForAccess.js'
import type { LoggedStep } from './log.js'
import { defaultPlatform } from './ports/platform.js'
import type { ScopeChoice } from './ports/scope.js'
import { accessOf } from './ports/sessionRecord.js'
import { createTabStorage } from './ports/tabStorage.js'
import { createTabs } from './ports/tabs.js'
import type { SessionLogger } from './sessionLog.js'
import type { SessionManager, SessionManagerOptions } from './sessionManager.js'
import { buildSnapshot, createSnapshotStore, initialSnapshot } from './snapshot.js'
import { createStateStore, initialState, type SessionState } from './state.js'
import { createTokenStore } from './tokenStore.js'

declare const process: { env: { NODE_ENV?: string | undefined } }

/** Milliseconds: the longest that a user should wait for an authentication. */
const authTimeout = 30_000

/**
 * Creates the manager of a session: who is signed in, with which scope, until when, in all tabs of the origin.
 *
 * Nothing is read, sent or timed before `start`, `restore`, a sign-in or a request.
 *
 * @throws InvalidParameterError when `authUrl` is missing or malformed
 * @example
 * ```ts
 * const manager = createSessionManager({ authUrl: 'https://cloud.example.org/identity/v3' })
 * const client = createClient({ session: manager.session })
 * const stop = manager.start()
 * await manager.signIn(withPassword({ username: 'mini-mon', userDomainId: 'default', password: 'password' }))
 * await client.metrics.list({ name: 'cpu.user_perc' })
 * ```
 */
export function createSessionManager(options: SessionManagerOptions): SessionManager {
  const { clock = Date.now, random = Math.random, onWarning: warn = warnOnConsole, openid, storage } = options
  const { fetch, logger, lockTimeout = 10_000, peerTimeout = 100 } = options
  try {
    if (process.env.NODE_ENV !== 'production') checkOptions('createSessionManager', options, warn)
  } catch {}
  const authUrl = v3BaseUrl(checkUrl('authUrl', options.authUrl))
  const platform = defaultPlatform(options.platform)
  const context: AuthContext = { send: createTransport({ timeout: authTimeout, ...options }), clock, warn }
  const environment = { ...platform, context }
  const name = `session:${fingerprint(JSON.stringify([authUrl, options.name ?? '']))}`
  const createId = () => fingerprint(`${clock()} ${random()} ${random()}`)
  const tabId = createId()
  let logModule: Promise<typeof import('./log.js')> | undefined

  const state = createStateStore(initialState(authUrl), (event, before, after) => {
    const { status } = getSnapshot()
    const step: LoggedStep = { event, before, after, from: status, to: status }
    if (logger) log(logger, step)
    if (after.record !== before.record) followRecord(after)
    step.to = update().status
  })
  const { getState, dispatch } = state
  const tokens = createTokenStore(state, openid, clock)
  const { getSnapshot, subscribe, update } = createSnapshotStore(
    // A listener may do anything, and must not while other tabs wait for this one.
    (last) => (getState().lockDepth > 0 ? last : buildSnapshot(last, getState(), tokens)),
    warn,
  )
  const tabs = createTabs({
    ...platform,
    name: `monasca:${name}`,
    tabId,
    peerTimeout,
    lockTimeout,
    getRecord: () => getState().record,
  })
  const records = createRecords({
    ...state,
    key: name,
    storage:
      typeof storage !== 'string' ? storage : storage === 'memory' ? undefined : browserStorage(storage),
    warn,
    publish: tabs.publish,
  })
  const manager: ManagerContext = {
    ...state,
    ...environment,
    authUrl,
    fetch,
    openid,
    environment,
    random,
    name,
    tabId,
    createId,
    tabs,
    tabStorage: createTabStorage(platform.tabStorage, name),
  }

  let work: TokenWork | undefined
  const loadWork = async () => {
    const { createTokenWork } = lazyTokenWork.loaded ?? (await lazyTokenWork.load())
    work ??= createTokenWork(manager, records, tokens, scope.ensureScopedToken, lockTimeout)
    return work
  }
  const obtainToken = createObtainToken(manager, tokens, loadWork)
  // Reads projects before a scope is decided, and never waits for a sign-in.
  const unscoped = createSession({
    ...options,
    auth: createManagerAuth(manager, tokens, () => obtainToken('base'), 'base'),
  })
  const scope = createActiveScope(manager, options, obtainToken, unscoped.listProjects)
  const signIns = createSignIns(manager, loadWork)
  const restore = createRestore(manager, options, records, signIns, scope.ensureScopedToken)
  const expiry = { onExpired: options.onExpired }
  const waitForAccess = createWaitForAccess(manager, expiry, restore)
  const { auth, session, getSession, base } = createManagerSessions(
    manager,
    options,
    tokens,
    obtainToken,
    scope.obtain,
    waitForAccess,
  )
  const startUpkeep = createAutoRenew(manager, options, records, tokens, scope, restore, () =>
    endSession(manager, records),
  )

  tabs.listen({
    onRecord: records.adopt,
    onRenewalRequest(id, version) {
      const record = getState().live
      if (record?.id !== id || !tokens.canRenew(record)) return
      obtainToken('base', { renew: record.version === version }).catch(ignore)
    },
  })

  /** Logs in the order of the events. If the module cannot be loaded, there is no log. */
  function log(to: SessionLogger, step: LoggedStep): void {
    logModule ??= import('./log.js')
    logModule.then(({ logStep }) => logStep(to, tabId, step)).catch(ignore)
  }

  /** Brings this tab in line with a new record, from whichever tab. */
  function followRecord({ live, restored, choice, busy }: SessionState): void {
    // The server may have a newer build hours later, when a renewal needs this code.
    if (live) lazyTokenWork.load().catch(ignore)
    if (live?.provider) openid?.load().catch(ignore)
    manager.tabStorage.set('openid', live?.signInMethod === 'openid' ? 'known' : undefined)
    if (live && restored && !choice && !busy) scope.ensureScopedToken().catch(ignore)
  }

  const then = async (done: Promise<unknown>) => {
    await done
    return update()
  }
  const change = (wanted: ScopeChoice) =>
    then(switchScope(manager, scope, obtainToken, waitForAccess, wanted))

  return {
    auth,
    session,
    getSession,
    subscribe,
    getSnapshot,
    getServerSnapshot: () => initialSnapshot,
    getExpiry() {
      const { choice, live } = getState()
      const expires = live && ((choice && tokens.last(choice)) ?? accessOf(live.base)).expires
      return expires && expires - live.clockOffset
    },
    start(defaults) {
      expiry.onExpired ??= defaults?.onExpired
      return startUpkeep()
    },
    restore: () => then(restore()),
    signIn: (...call) => then(signIns.signIn(...call)),
    answerChallenge: ({ passcode }, signInOptions) => then(signIns.answerChallenge(passcode, signInOptions)),
    signInWithToken: (...call) => then(signIns.signInWithToken(...call)),
    signInWithRedirect: signIns.signInWithRedirect,
    signInWithPopup: (wait) => then(signIns.signInWithPopup(wait)),
    signInSilently: signIns.signInSilently,
    signOut: (signOutOptions) => signOut(manager, records, signOutOptions),
    renew(wait) {
      dispatch({ type: 'failureCleared' })
      return then(waitForAccess(() => scope.obtain(true), { ...wait, onExpired: 'reject' }))
    },
    listProjects: base.listProjects,
    listDomains: (wait) => listDomains(base, authUrl, wait),
    switchScope: change,
    switchProject: (projectId) => change({ projectId }),
    switchDomain: (domainId) => change({ domainId }),
  }
}
