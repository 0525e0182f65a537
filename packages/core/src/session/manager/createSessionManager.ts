import type { AccessInfo } from '../../access/index.js'
import { fieldsOf, listOf, textOf } from '../../access/index.js'
import {
  AuthorizationFailureError,
  ConnectionError,
  InvalidParameterError,
  MissingAuthMethodsError,
  ScopeNotFoundError,
  SignInRequiredError,
} from '../../errors/index.js'
import { abortable } from '../../identity/abortable.js'
import { fingerprint } from '../../identity/fingerprint.js'
import { type AuthContext, type AuthPlugin, browserStorage, type WaitOptions } from '../../identity/index.js'
import type { ProviderTokens } from '../../identity/oidc/oidcOptions.js'
import { v3BaseUrl } from '../../identity/v3/requestToken.js'
import { checkUrl, createTransport } from '../../transport/index.js'
import { createSession } from '../createSession.js'
import type { Session } from '../session.js'
import { warnOnConsole } from '../warn.js'
import { createManagerAuth } from './managerAuth.js'
import type { OpenId, OpenIdEnvironment } from './openid/openId.js'
import type { PageEvent } from './page.js'
import { defaultPlatform } from './platform.js'
import { createRecordStore } from './recordStore.js'
import { createScheduler } from './scheduler.js'
import { choiceOf, scopeKey } from './scope.js'
import type {
  ScopeChoice,
  SessionManager,
  SessionManagerOptions,
  SessionSnapshot,
  SessionStatus,
  SignInChallenge,
} from './sessionManager.js'
import { accessOf, type LiveRecord, liveOf, type SessionRecord, storedOf } from './sessionRecord.js'
import { identityOf, initialSnapshot, reportedOffset, sameOrNext, scopeOf, userOf } from './snapshot.js'
import { createTabChannel } from './tabChannel.js'
import { createTokenKeeper, revokeToken, type Target } from './tokenKeeper.js'
import { remainingLife, renewalMargin } from './tokenLife.js'
import type { WayIn, WayInName } from './ways/wayIn.js'
import { withLock } from './withLock.js'

/** Milliseconds: nobody should wait longer than this for an authentication. */
const authTimeout = 30_000
/** Milliseconds: a failure that is told late helps less than one that is not explained. */
const explainTime = 2000

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
 * await manager.signIn(passwordWay({ username: 'mini-mon', userDomainId: 'default', password: 'password' }))
 * await client.metrics.list({ name: 'cpu.user_perc' })
 * ```
 */
export function createSessionManager(options: SessionManagerOptions): SessionManager {
  const { clock = Date.now, random = Math.random, onWarning: warn = warnOnConsole, openid } = options
  const { lockTime = 10_000, answerTime = 100, whileExpired = 'fail', silent = 'known' } = options
  const authUrl = v3BaseUrl(checkUrl('authUrl', options.authUrl))
  const platform = defaultPlatform(options.platform)
  const { page, setTimer, tabStorage } = platform
  const transport = createTransport({ timeout: authTimeout, ...options })
  const context: AuthContext = { send: transport, clock, warn }
  const name = `session:${fingerprint(JSON.stringify([authUrl, options.name ?? '']))}`
  const newId = () => fingerprint(`${clock()} ${random()} ${random()}`)
  const tab = newId()

  const listeners = new Set<() => void>()
  const watchers = new Set<() => void>()
  let snapshot = initialSnapshot
  /** What this tab works with; `undefined` until that is decided. */
  let choice: ScopeChoice | undefined
  let deciding: Promise<ScopeChoice> | undefined
  let identity: string | undefined
  let restoring: Promise<SessionSnapshot> | undefined
  let restored = false
  let relayed = false
  /** Counts sign-ins of this tab; only the last one may change anything. */
  let attempt = 0
  let busy = false
  let attemptError: Error | undefined
  let pending: { way: WayIn; error: MissingAuthMethodsError } | undefined
  let holding = 0
  let turn: Promise<unknown> = Promise.resolve()
  let starts = 0
  let bound: { key: string; session: Session } | undefined
  let jitter: { token: string; factor: number } | undefined

  const storage =
    options.storage === 'session' || options.storage === 'local'
      ? browserStorage(options.storage)
      : options.storage === 'memory'
        ? undefined
        : options.storage
  const store = createRecordStore({
    key: name,
    storage,
    warn,
    publish: (record) => channel.publish(record),
    onChange: onRecord,
  })
  const channel = createTabChannel({
    ...platform,
    name: `monasca:${name}`,
    tab,
    answerTime,
    // A tab that is slow to answer, and may have spent the refresh token, must not be passed over lightly.
    turnTime: answerTime * 10,
    lockTime,
    current: () => store.current,
    onRecord: (record) => store.adopt(record),
    onWant: (id, version) => {
      const record = live()
      if (record?.id !== id || !keeper.canRenew(record)) return
      keeper.obtain('base', { renew: record.version === version }).catch(ignore)
    },
  })
  const keeper = createTokenKeeper({
    context,
    authUrl,
    openid,
    store,
    channel,
    tab,
    random,
    setTimer,
    exclusive,
    explain,
    onChange: update,
    nextChange,
  })
  const scheduler = createScheduler({ page, setTimer, check, onPage })
  const environment: OpenIdEnvironment = { ...platform, context }

  const live = () => liveOf(store.current)

  // What a page sees.

  function statusOf(record: LiveRecord): SessionStatus {
    if (busy || pending) return 'signing-in'
    if (record.over || !(keeper.lasts(record) || keeper.alive('base'))) return 'expired'
    if (choice && keeper.alive(choice)) return 'ready'
    if (keeper.failure) return 'error'
    return choice ? 'renewing' : 'signing-in'
  }

  function challengeOf(): SignInChallenge | undefined {
    if (!pending) return undefined
    const { methods, requiredAuthMethods, expiresAt } = pending.error
    const missing = requiredAuthMethods
      .map((rule) => rule.filter((method) => !methods.includes(method)))
      .sort((a, b) => a.length - b.length)
    return { methods: missing[0] ?? [], expiresAt }
  }

  function build(): SessionSnapshot {
    const record = live()
    const challenge = challengeOf()
    if (!record) {
      const open = busy || pending || relayed || !restored
      return {
        ...initialSnapshot,
        status: open ? 'signing-in' : 'signed-out',
        error: attemptError,
        challenge,
      }
    }
    const status = statusOf(record)
    const base = accessOf(record.base)
    const access = choice && keeper.last(choice)
    const same = access === undefined && snapshot.identity === identity
    const ends = keeper.lasts(record) ? undefined : (access ?? base).expires
    const failure = status === 'error' ? keeper.failure?.error : undefined
    const over =
      status === 'expired' ? new SignInRequiredError({ reason: 'expired', details: record.over }) : undefined
    return {
      status,
      user: userOf(base),
      scope: access ? scopeOf(access) : same ? snapshot.scope : undefined,
      roles: access ? access.roleNames : same ? snapshot.roles : [],
      expiresAt: ends === undefined ? undefined : ends - record.clockOffset,
      error: attemptError ?? failure ?? over,
      challenge,
      clockOffset: reportedOffset(record.clockOffset, snapshot.clockOffset),
      wayIn: record.wayIn,
      identity,
    }
  }

  function update(): void {
    // Whoever is told may do anything, and must not do it while other tabs wait for this one.
    if (holding > 0) return
    const next = sameOrNext(snapshot, build())
    if (next === snapshot) return
    const wrong = next.clockOffset !== undefined && next.clockOffset !== snapshot.clockOffset
    snapshot = next
    if (wrong) {
      const minutes = Math.round(-(next.clockOffset ?? 0) / 60_000)
      warn(`This machine’s clock is off by ${minutes} minutes: set it.`)
    }
    for (const listener of [...listeners]) listener()
  }

  // What tabs share.

  function onRecord(): void {
    const record = live()
    const next = record && identityOf(authUrl, accessOf(record.base))
    if (next !== identity) {
      // An ended session may be taken up again by the same user, with the scope that it had.
      if (next !== undefined) choice = undefined
      deciding = undefined
      identity = next
    }
    if (!record) keeper.keep('', undefined)
    // Hours later, when it is needed, the server may have a newer build, and no longer this part of the old one.
    if (record?.provider) openid?.load().catch(ignore)
    remember('openid', record?.wayIn === 'openid' ? 'known' : undefined)
    for (const watcher of [...watchers]) watcher()
    if (record && restored && !choice && !busy) settle().catch(ignore)
    update()
  }

  function nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const watcher = () => {
        watchers.delete(watcher)
        resolve()
      }
      watchers.add(watcher)
    })
  }

  /** Rejects when the sign-in has ended, or another one has taken its place. */
  async function overtaken(epoch: number | undefined, done: AbortSignal): Promise<never> {
    while (!done.aborted && store.current?.epoch === epoch) {
      await abortable(nextChange(), done)
    }
    throw new SignInRequiredError({ reason: live() ? 'other_user' : 'signed_out' })
  }

  /** Runs a task when no other one of this tab, and none of another tab, runs. */
  function exclusive<value>(task: () => Promise<value>): Promise<value> {
    const next = () =>
      withLock(platform, `monasca:${name}`, lockTime, async () => {
        holding++
        const leave = await store.read().then(() => channel.enter())
        const done = new AbortController()
        try {
          // Nobody waits for a renewal of what has been signed out of; its result is not stored.
          return await Promise.race([task(), overtaken(store.current?.epoch, done.signal)])
        } finally {
          done.abort()
          leave()
          holding--
        }
      })
    const run = turn.then(next, next)
    turn = run.catch(ignore)
    return run.finally(update)
  }

  /** Says what stands behind a failure, if that can be found out. */
  async function explain(error: unknown): Promise<unknown> {
    if (!page || !(error instanceof ConnectionError)) return error
    const { origin } = new URL(page.url)
    const fetch = options.fetch ?? ((input: string, init?: RequestInit) => globalThis.fetch(input, init))
    const explained = import('./explainConnection.js').then(({ explainConnection }) =>
      explainConnection(error, { origin, fetch, authUrl }),
    )
    // Without a network there is no explanation to load either, and nobody should wait for one.
    const patience = new Promise<unknown>((resolve) => {
      setTimer(() => resolve(error), explainTime)
    })
    return Promise.race([explained.catch(() => error), patience])
  }

  /** Keeps a word for this tab; `undefined` forgets it. A tab without such a storage does without. */
  function remember(key: string, text: string | undefined): void {
    try {
      if (text === undefined) tabStorage?.delete(`${name}:${key}`)
      else tabStorage?.set(`${name}:${key}`, text)
    } catch {}
  }

  async function recall(key: string): Promise<string | undefined> {
    try {
      return (await tabStorage?.get(`${name}:${key}`)) ?? undefined
    } catch {
      return undefined
    }
  }

  // The scope of this tab.

  async function decide(): Promise<ScopeChoice> {
    const record = live()
    if (!record) throw new SignInRequiredError({ reason: 'signed_out' })
    const { identity: whose, choice: last } = fieldsOf(JSON.parse((await recall('scope')) ?? '{}'))
    if (last && whose === identity) return last
    if (options.scope) return options.scope
    const own = choiceOf(accessOf(record.base))
    if (!own.unscoped) return own
    const projects = await baseSession.listProjects()
    const usable = projects.filter(({ enabled }) => enabled)
    const [first] = usable.sort((a, b) => a.name.localeCompare(b.name))
    return first ? { projectId: first.id } : { unscoped: true }
  }

  function choose(access: AccessInfo): void {
    choice = choiceOf(access)
    remember('scope', JSON.stringify({ identity, choice }))
  }

  async function obtainActive(renew = false): Promise<AccessInfo> {
    const whose = identity
    if (!choice) {
      deciding ??= decide().finally(() => {
        deciding = undefined
      })
    }
    const target = choice ?? (await deciding) ?? { unscoped: true }
    try {
      const access = await keeper.obtain(target, { renew })
      if (whose === identity && !choice) choose(access)
      return access
    } catch (error) {
      // The role on what this tab worked with before the reload may be gone.
      if (choice || !(error instanceof ScopeNotFoundError) || !(await recall('scope'))) throw error
      remember('scope', undefined)
      keeper.forgive()
      return obtainActive(renew)
    }
  }

  /** Has a token for the scope of this tab, if that can be; the snapshot tells if not. */
  async function settle(): Promise<void> {
    try {
      await obtainActive()
    } catch (error) {
      if (!(error instanceof Error)) throw error
    } finally {
      update()
    }
  }

  // Requests.

  async function accessFor(
    wait: WaitOptions | undefined,
    whose: string | undefined,
    obtain: () => Promise<AccessInfo>,
  ): Promise<AccessInfo> {
    const signal = wait?.signal
    if (!restored && !live()) await abortable(restore(), signal)
    const expected = whose ?? identity
    for (;;) {
      try {
        if (whose !== undefined && identity !== undefined && identity !== whose) {
          throw new SignInRequiredError({ reason: 'other_user' })
        }
        return await abortable(obtain(), signal)
      } catch (error) {
        const waits = error instanceof SignInRequiredError && error.reason !== 'other_user'
        if (!waits || whileExpired === 'fail') throw error
        const { epoch } = store.current ?? {}
        do await abortable(nextChange(), signal)
        while (!live() || store.current?.epoch === epoch)
        // What one user wanted is not done in the name of another.
        if (expected !== undefined && identity !== expected) {
          throw new SignInRequiredError({ reason: 'other_user' })
        }
      }
    }
  }

  const scopeText = () => fingerprint(JSON.stringify([authUrl, identity ?? null, choice ?? null]))

  function authFor(target: Target | undefined, whose?: string): AuthPlugin {
    const fixed = target && scopeText()
    return createManagerAuth({
      authUrl,
      scope: () => fixed ?? scopeText(),
      peek: () => {
        const wanted = target ?? choice
        return wanted && (whose === undefined || whose === identity) ? keeper.peek(wanted) : undefined
      },
      getAccess: (wait) => accessFor(wait, whose, () => (target ? keeper.obtain(target) : obtainActive())),
      refuse: keeper.refuse,
    })
  }

  const auth = authFor(undefined)
  const session = createSession({ ...options, auth })
  const baseSession = createSession({ ...options, auth: authFor('base') })

  // Signing in.

  async function signingIn(task: (isCurrent: () => boolean) => Promise<unknown>): Promise<SessionSnapshot> {
    const mine = ++attempt
    const isCurrent = () => mine === attempt
    busy = true
    attemptError = undefined
    update()
    try {
      await task(isCurrent)
    } catch (caught) {
      const error = await explain(caught)
      if (isCurrent() && error instanceof Error) attemptError = error
      throw error
    } finally {
      if (isCurrent()) {
        busy = false
        restored = true
        update()
      }
    }
    return snapshot
  }

  /** Begins a session with a token that somebody has signed in for. */
  async function begin(
    isCurrent: () => boolean,
    wayIn: WayInName,
    { access, clockOffset }: { access: AccessInfo; clockOffset: number },
    more: { provider?: ProviderTokens | undefined; way?: WayIn | undefined } = {},
  ): Promise<void> {
    channel.open()
    await store.read()
    await channel.ask()
    for (;;) {
      if (!isCurrent()) {
        await revokeToken(context, authUrl, access.authToken).catch(ignore)
        throw new SignInRequiredError({ reason: 'signed_out' })
      }
      const record: SessionRecord = {
        epoch: (store.current?.epoch ?? 0) + 1,
        id: newId(),
        version: 0,
        maker: tab,
        ended: false,
        wayIn,
        base: storedOf(access),
        scoped: {},
        provider: more.provider,
        kept: more.way?.keep ?? false,
        clockOffset,
      }
      keeper.keep(record.id, more.way?.keep ? more.way : undefined)
      keeper.forgive()
      if (await store.commit(record)) break
    }
    pending = undefined
    await settle()
  }

  async function beginWithTokens(isCurrent: () => boolean, tokens: ProviderTokens): Promise<void> {
    const measured = await keeper.measure((timed) => openIdOf().exchange(timed, authUrl, tokens))
    await begin(isCurrent, 'openid', measured, { provider: tokens })
  }

  function openIdOf(): OpenId {
    if (openid) return openid
    throw new InvalidParameterError({
      parameter: 'openid',
      reason: 'is missing',
      advice: 'Give `createOpenId({ … })`.',
    })
  }

  const signIn: SessionManager['signIn'] = (way) =>
    signingIn(async (isCurrent) => {
      pending = undefined
      try {
        const measured = await keeper.measure((timed) => way.authenticate(timed, authUrl))
        if (way.name === 'token') measured.clockOffset = guessOffset(measured.access, clock())
        await begin(isCurrent, way.name, measured, { way })
      } catch (error) {
        if (!(error instanceof MissingAuthMethodsError) || !way.user) throw error
        if (isCurrent()) pending = { way, error }
      }
    })

  const answerChallenge: SessionManager['answerChallenge'] = ({ passcode }) =>
    signingIn(async (isCurrent) => {
      if (!pending) {
        throw new InvalidParameterError({ parameter: 'passcode', reason: 'answers no challenge' })
      }
      const { way, error } = pending
      const { answerMethods } = await import('./ways/answerMethods.js')
      const methods = answerMethods(way, error, passcode)
      const measured = await keeper.measure((timed) => way.authenticate(timed, authUrl, methods))
      await begin(isCurrent, way.name, measured)
    })

  const signInSilently: SessionManager['signInSilently'] = async (wait = {}) => {
    let done = false
    await signingIn(async (isCurrent) => {
      const tokens = await openIdOf().silent(environment, wait)
      if (!tokens) return
      await beginWithTokens(isCurrent, tokens)
      done = true
    })
    return done
  }

  /** Finishes a sign-in by redirect. Returns whether there is nothing more to find out. */
  async function finishRedirect(): Promise<boolean> {
    const callback = page && (await openid?.finish(environment))
    if (!callback) return false
    if (callback === 'relayed') {
      relayed = true
      return true
    }
    options.onReturn?.(callback.returnTo)
    const { redeem } = callback
    if (!redeem) return false
    try {
      await signingIn(async (isCurrent) => beginWithTokens(isCurrent, await redeem()))
      return true
    } catch (error) {
      // An answer that is no use does not end a session that there is.
      if (!(error instanceof Error)) throw error
      return false
    }
  }

  async function find(): Promise<void> {
    channel.open()
    if (await finishRedirect()) return
    await store.read()
    if (!live()) await channel.ask()
    if (live()) {
      attemptError = undefined
      return settle()
    }
    const wanted = silent === 'always' || (silent === 'known' && (await recall('openid')) !== undefined)
    if (openid && page && wanted && !attemptError) await signInSilently()
  }

  function restore(): Promise<SessionSnapshot> {
    restoring ??= find()
      .catch((error: unknown) => {
        if (error instanceof Error) attemptError = error
      })
      .then(() => {
        restored = !relayed
        update()
        return snapshot
      })
    return restoring
  }

  // What happens meanwhile.

  function check(): void {
    const record = live()
    if (record && restored && !record.over) {
      const left = remainingLife(accessOf(record.base), record, clock())
      if (jitter?.token !== record.base.token) jitter = { token: record.base.token, factor: 1 + random() / 2 }
      const resting = keeper.failure !== undefined && clock() < keeper.failure.retryAt
      const due = keeper.canRenew(record) && left <= renewalMargin(record) * jitter.factor
      const missing = !choice || !keeper.peek(choice)
      if (!resting && due) obtainActive(true).catch(ignore)
      else if (!resting && missing && (keeper.lasts(record) || left > 0)) settle().catch(ignore)
    }
    update()
  }

  function onPage(event: PageEvent): void {
    if (event.type === 'online') keeper.forgive()
    if (event.type === 'restored') {
      // Back from the provider, to the page as it was left.
      attempt++
      busy = false
      store
        .read()
        .then(() => channel.ask())
        .then(check, ignore)
    }
    if (event.type === 'storage') {
      if (options.storage !== 'local' || (event.key !== undefined && !event.key.endsWith(name))) return
      if (event.value === undefined) end().catch(ignore)
      else store.read().catch(ignore)
    }
    check()
  }

  /** Ends the session for all tabs. */
  async function end(): Promise<void> {
    attempt++
    busy = false
    pending = undefined
    attemptError = undefined
    restored = true
    const { id = '' } = store.current ?? {}
    if (live()) {
      let record: SessionRecord
      do record = { epoch: (store.current?.epoch ?? 0) + 1, id, version: 0, maker: tab, ended: true }
      while (!(await store.commit(record)))
    }
    choice = undefined
    remember('scope', undefined)
    update()
  }

  return {
    auth,
    session,
    getSession() {
      if (identity === undefined || !choice) return session
      const key = JSON.stringify([identity, choice])
      if (bound?.key !== key) {
        bound = { key, session: createSession({ ...options, auth: authFor(choice, identity) }) }
      }
      return bound.session
    },
    subscribe(listener) {
      const own = () => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
    getSnapshot: () => snapshot,
    getServerSnapshot: () => initialSnapshot,
    getExpiry() {
      const record = live()
      const expires = record && ((choice && keeper.last(choice)) ?? accessOf(record.base)).expires
      return expires === undefined ? undefined : expires - (record?.clockOffset ?? 0)
    },
    start() {
      let stopped = false
      if (++starts === 1) {
        channel.open()
        scheduler.start()
        // Whatever happened while nobody listened.
        if (restored)
          store
            .read()
            .then(() => channel.ask())
            .then(check, ignore)
      }
      restore().catch(ignore)
      return () => {
        if (stopped) return
        stopped = true
        if (--starts > 0) return
        scheduler.stop()
        channel.close()
      }
    },
    restore,
    signIn,
    answerChallenge,
    signInWithToken: async (token) => signIn((await import('./ways/tokenWay.js')).tokenWay({ token })),
    async signInWithRedirect(redirect = {}) {
      await signingIn(async () => {
        await openIdOf().redirect(environment, redirect)
        // The page is being left: it does not become usable again before.
        attempt++
      })
    },
    signInWithPopup: (wait = {}) =>
      signingIn(async (isCurrent) => beginWithTokens(isCurrent, await openIdOf().popup(environment, wait))),
    signInSilently,
    async signOut({ revoke = true, everywhere = false } = {}) {
      await store.read()
      const record = live()
      await end()
      const provider = record?.provider
      const revocations: Promise<unknown>[] = []
      if (record && revoke) {
        for (const { token } of [...Object.values(record.scoped), record.base]) {
          revocations.push(revokeToken(context, authUrl, token))
        }
        if (provider && openid) revocations.push(openid.revoke(context, provider))
      }
      const errors: Error[] = []
      const note = (error: unknown) => {
        if (error instanceof Error) errors.push(error)
      }
      await Promise.all(revocations.map((revocation) => revocation.catch(note)))
      if (everywhere && openid && page) {
        const url = await openid.endSessionUrl(environment, provider).catch(note)
        if (url) page.navigate(url)
      }
      return { errors }
    },
    async renew(wait) {
      keeper.forgive()
      await accessFor(wait, undefined, () => obtainActive(true))
      return snapshot
    },
    listProjects: (wait) => baseSession.listProjects(wait),
    async listDomains(wait) {
      const { body } = await baseSession.request({ url: `${authUrl}/auth/domains`, ...wait })
      return listOf(fieldsOf(body)['domains']).flatMap((element) => {
        const { id, name: label, description, enabled } = fieldsOf(element)
        if (!textOf(id) || !textOf(label)) return []
        return [
          {
            id: id as string,
            name: label as string,
            description: textOf(description),
            enabled: enabled !== false,
          },
        ]
      })
    },
    switchScope,
    switchProject: (projectId) => switchScope({ projectId }),
    switchDomain: (domainId) => switchScope({ domainId }),
  }

  async function switchScope(wanted: ScopeChoice): Promise<SessionSnapshot> {
    const whose = identity
    const access = await accessFor(undefined, undefined, () => keeper.obtain(wanted, { quiet: true }))
    const own = live()?.wayIn === 'application-credential'
    if (own && scopeKey(choiceOf(access)) !== scopeKey(wanted)) {
      throw new AuthorizationFailureError('An application credential works with its own project alone.', {
        metaMessages: ['Sign in another way to work with other projects.'],
      })
    }
    if (whose === identity) {
      choose(access)
      keeper.forgive()
      update()
    }
    return snapshot
  }
}

/** The outcome is told by the snapshot. */
function ignore(): void {}

/**
 * For a token of unknown age: Keystone has just accepted it, so that its end is still to come, whatever this machine's
 * clock says. Half of its life stands for the rest of it until a new token tells more.
 */
function guessOffset({ issued, expires }: AccessInfo, now: number): number {
  if (expires === undefined || expires > now) return 0
  return (expires + (issued ?? expires - 120_000)) / 2 - now
}
