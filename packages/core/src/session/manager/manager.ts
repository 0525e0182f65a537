import { type AuthContext, browserStorage } from '../../identity/index.js'
import { fingerprint, v3BaseUrl } from '../../identity/internal.js'
import { checkUrl, createTransport } from '../../transport/index.js'
import { ignore } from '../ignore.js'
import { warnOnConsole } from '../warn.js'
import { buildSnapshot } from './buildSnapshot.js'
import { createActiveScope } from './effects/activeScope.js'
import { createUpkeep } from './effects/autoRenew.js'
import type { Shared } from './effects/context.js'
import { adoptRecord } from './effects/followRecord.js'
import { listDomains } from './effects/listDomains.js'
import { createTurns } from './effects/mutex.js'
import { createObtainToken } from './effects/obtainToken.js'
import { createRecordStore } from './effects/records.js'
import { createRestore } from './effects/restore.js'
import { createManagerSessions } from './effects/sessions.js'
import { createSignIns } from './effects/signIn.js'
import { signOut } from './effects/signOut.js'
import { createWaitForAccess } from './effects/waitForAccess.js'
import { defaultPlatform } from './ports/platform.js'
import { accessOf } from './ports/sessionRecord.js'
import { createTabChannel } from './ports/tabs.js'
import type { SessionManager, SessionManagerOptions } from './sessionManager.js'
import { initialSnapshot } from './snapshot.js'
import { createSnapshotStore } from './snapshotStore.js'
import type { TabState } from './state.js'
import { createHeldTokens } from './tokenStore.js'

/** Milliseconds: nobody should wait longer than this for an authentication. */
const authTimeout = 30_000

/**
 * Makes the manager of a session: who is signed in, with which scope, until when, in all tabs of the origin.
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
  const { lockTimeout = 10_000, peerTimeout = 100 } = options
  const authUrl = v3BaseUrl(checkUrl('authUrl', options.authUrl))
  const platform = defaultPlatform(options.platform)
  const context: AuthContext = { send: createTransport({ timeout: authTimeout, ...options }), clock, warn }
  const name = `session:${fingerprint(JSON.stringify([authUrl, options.name ?? '']))}`
  const newId = () => fingerprint(`${clock()} ${random()} ${random()}`)
  const tab = newId()
  const state: TabState = { attempt: 0, holding: 0 }

  const store = createRecordStore({
    key: name,
    storage:
      typeof storage !== 'string' ? storage : storage === 'memory' ? undefined : browserStorage(storage),
    warn,
    publish: (record) => channel.publish(record),
    onChange: () => adoptRecord(shared, scope.settle),
  })
  const channel = createTabChannel({
    ...platform,
    name: `monasca:${name}`,
    tab,
    peerTimeout,
    lockTimeout,
    store,
    onWant: (id, version) => {
      const record = store.live
      if (record?.id !== id || !tokens.canRenew(record)) return
      obtainToken('base', { renew: record.version === version }).catch(ignore)
    },
  })
  const tokens = createHeldTokens(store, openid, clock)
  const { getSnapshot, subscribe, update } = createSnapshotStore(
    // Whoever is told may do anything, and must not do it while other tabs wait for this one.
    (last) => (state.holding > 0 ? last : buildSnapshot(last, { state, store, tokens })),
    warn,
  )
  const shared: Shared = {
    ...platform,
    options,
    openid,
    authUrl,
    context,
    random,
    name,
    tab,
    newId,
    state,
    store,
    channel,
    tokens,
    update,
  }
  const obtainToken = createObtainToken(shared, createTurns(shared, lockTimeout))
  const waitForAccess = createWaitForAccess(shared, () => restore())
  const scope = createActiveScope(shared, obtainToken, waitForAccess, () => hasty.listProjects())
  const { auth, session, getSession, base, hasty } = createManagerSessions(
    shared,
    obtainToken,
    scope.obtain,
    waitForAccess,
  )
  const { signIns, signInWithProvider } = createSignIns(shared, scope.settle)
  const restore = createRestore(shared, scope.settle, signInWithProvider, signIns.signInSilently)
  const { switchScope } = scope

  return {
    auth,
    session,
    getSession,
    subscribe,
    getSnapshot,
    getServerSnapshot: () => initialSnapshot,
    getExpiry() {
      const record = store.live
      const expires = record && ((state.choice && tokens.last(state.choice)) ?? accessOf(record.base)).expires
      return expires === undefined ? undefined : expires - (record?.clockOffset ?? 0)
    },
    start: createUpkeep(shared, scope, restore),
    restore,
    ...signIns,
    signOut: (signOutOptions) => signOut(shared, signOutOptions),
    async renew(wait) {
      state.failure = undefined
      await waitForAccess(() => scope.obtain(true), wait)
      return update()
    },
    listProjects: base.listProjects,
    listDomains: (wait) => listDomains(base, authUrl, wait),
    switchScope,
    switchProject: (projectId) => switchScope({ projectId }),
    switchDomain: (domainId) => switchScope({ domainId }),
  }
}
