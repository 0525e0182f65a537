import type { AccessInfo } from '../../access/index.js'
import { BaseError, InvalidTokenError, SignInRequiredError } from '../../errors/index.js'
import { estimateClockOffset } from '../../identity/clockOffset.js'
import { type AuthContext, V3Token } from '../../identity/index.js'
import type { ProviderTokens } from '../../identity/oidc/oidcOptions.js'
import { type Failure, nextFailure } from './backoff.js'
import { needsPerson } from './needsPerson.js'
import type { OpenId } from './openid/openId.js'
import type { RecordStore } from './recordStore.js'
import { choiceOf, scopeKey } from './scope.js'
import type { ScopeChoice } from './sessionManager.js'
import {
  accessOf,
  type LiveRecord,
  type LiveSession,
  liveOf,
  type StoredToken,
  storedOf,
} from './sessionRecord.js'
import type { TabChannel } from './tabChannel.js'
import { remainingLife, renewalMargin } from './tokenLife.js'
import type { WayIn } from './ways/wayIn.js'

/** Milliseconds: a provider's token with less life than this is not worth taking to Keystone. */
const leastAccessLife = 10_000
/**
 * Milliseconds, or half of a token's life if that is less: a service that refuses a token which is younger is not
 * helped by another one.
 */
const refusalCooldown = 30_000
/** Milliseconds that another tab, which keeps the password, has to renew for this one. */
const wantTime = 3000

/** A scope, or `'base'` for the token that all others are made from. */
export type Target = ScopeChoice | 'base'

/** Options of `createTokenKeeper`. */
export type TokenKeeperOptions = {
  context: AuthContext
  authUrl: string
  openid: OpenId | undefined
  store: RecordStore
  channel: TabChannel
  tab: string
  random: () => number
  setTimer: (callback: () => void, milliseconds: number) => () => void
  /** Runs a task while no other tab does. */
  exclusive: <value>(task: () => Promise<value>) => Promise<value>
  /** Says what stands behind a failure. */
  explain: (error: unknown) => Promise<unknown>
  /** Something that a snapshot shows may have changed. */
  onChange: () => void
  /** Resolves at the next change of the record. */
  nextChange: () => Promise<void>
}

/** Has a usable token for each scope, and gets another in time. */
export type TokenKeeper = {
  /** The last failure, until a renewal succeeds. */
  readonly failure: Failure | undefined
  /** Whether a renewal is under way. */
  readonly renewing: boolean
  /** The way in that this tab keeps, for one sign-in. */
  keep(id: string, way: WayIn | undefined): void
  canRenew(record: LiveRecord): boolean
  /** Whether the session goes on without the person, in this tab or another one. */
  lasts(record: LiveRecord): boolean
  /** The token for a scope, if it can be sent now. */
  peek(target: Target): AccessInfo | undefined
  /** The token for a scope while it lives at all, and has not been refused. */
  alive(target: Target): AccessInfo | undefined
  /** The token for a scope as it was last, dead or alive: for showing whose it is. */
  last(target: Target): AccessInfo | undefined
  /**
   * A token for a scope, renewing if need be.
   *
   * @param renew - gets a new one whatever is left, unless another tab just did
   * @param quiet - a failure is the caller's alone, such as that of a switch to a scope
   */
  obtain(target: Target, options?: { renew?: boolean; quiet?: boolean }): Promise<AccessInfo>
  /** Notes that a service refused a token. Returns whether another one may help. */
  refuse(token: string | undefined): boolean
  /** Forgets the last failure: the next attempt may begin at once. */
  forgive(): void
  /** Runs an authentication, and tells how far the clock is off by its token. */
  measure(
    task: (context: AuthContext) => Promise<AccessInfo>,
  ): Promise<{ access: AccessInfo; clockOffset: number }>
}

/** Makes the keeper of a session's tokens. */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { context, authUrl, openid, store, channel, tab, setTimer, onChange } = options
  const { clock } = context
  const refused = new Set<string>()
  const running = new Map<string, Promise<AccessInfo>>()
  let kept: { id: string; way: WayIn } | undefined
  let failure: Failure | undefined
  let lastRefusal = Number.NEGATIVE_INFINITY

  const live = () => liveOf(store.current)

  function wayOf(record: LiveRecord): WayIn | undefined {
    return kept?.id === record.id ? kept.way : undefined
  }

  function isFresh({ expires }: ProviderTokens): boolean {
    return expires !== undefined && expires - clock() > leastAccessLife
  }

  function canRenew(record: LiveRecord): boolean {
    const { provider, over } = record
    if (over) return false
    if (provider && openid) return provider.refreshToken !== undefined || isFresh(provider)
    return wayOf(record) !== undefined
  }

  const lasts = (record: LiveRecord) => canRenew(record) || (record.kept && !record.over)

  function pick(record: LiveRecord, target: Target): StoredToken | undefined {
    if (target === 'base') return record.base
    const key = scopeKey(target)
    return key === scopeKey(choiceOf(accessOf(record.base))) ? record.base : record.scoped[key]
  }

  /** The token for a scope, if it lives longer than the given milliseconds. */
  function livingLonger(
    record: LiveRecord | undefined,
    target: Target,
    margin: number,
  ): AccessInfo | undefined {
    const stored = record && !record.over ? pick(record, target) : undefined
    if (!record || !stored || refused.has(stored.token)) return undefined
    const access = accessOf(stored)
    return remainingLife(access, record, clock()) > margin ? access : undefined
  }

  function peek(target: Target, record: LiveRecord | undefined = live()): AccessInfo | undefined {
    return record && livingLonger(record, target, lasts(record) ? renewalMargin(record) : 0)
  }

  const alive = (target: Target) => livingLonger(live(), target, 0)

  async function measure(
    task: (context: AuthContext) => Promise<AccessInfo>,
  ): Promise<{ access: AccessInfo; clockOffset: number }> {
    let sent = clock()
    const send: AuthContext['send'] = (call) => {
      sent = clock()
      return context.send(call)
    }
    const access = await task({ ...context, send })
    return { access, clockOffset: estimateClockOffset(access.issued, sent, clock()) }
  }

  /** Stores what became of a session on top of whatever other tabs have stored of it meanwhile. */
  async function amend(
    { id }: LiveRecord,
    change: (latest: LiveRecord) => Partial<LiveSession> | undefined,
  ): Promise<LiveRecord> {
    for (;;) {
      const latest = live()
      if (latest?.id !== id) throw new SignInRequiredError({ reason: latest ? 'other_user' : 'signed_out' })
      const part = change(latest)
      if (!part) return latest
      const next: LiveRecord = { ...latest, ...part, version: latest.version + 1, maker: tab }
      if (await store.commit(next, latest)) return next
    }
  }

  function expired(cause?: unknown): SignInRequiredError {
    return new SignInRequiredError({ reason: 'expired', cause })
  }

  /** Notes for all tabs that only the person can go on. */
  async function endFor(record: LiveRecord, error: unknown): Promise<never> {
    const over = error instanceof BaseError ? error.shortMessage : 'refused'
    await amend(record, (latest) => (latest.version === record.version ? { over } : undefined))
    throw expired(error)
  }

  /** Spends the refresh token. What the provider gives for it is stored before anything else can fail. */
  async function spend(record: LiveRecord): Promise<LiveRecord> {
    const { provider } = record
    if (!openid || !provider?.refreshToken) throw expired()
    let tokens: ProviderTokens
    try {
      tokens = await openid.refresh(context, provider)
    } catch (error) {
      if (!needsPerson(error)) throw error
      // Refused perhaps because another tab, which did not wait for us, has spent it: then its result is ours.
      await store.read()
      await channel.ask()
      const latest = live()
      if (latest?.id === record.id && latest.provider?.refreshToken !== provider.refreshToken) return latest
      return endFor(record, error)
    }
    const { idToken = provider.idToken } = tokens
    try {
      return await amend(record, () => ({ provider: { ...tokens, idToken } }))
    } catch (error) {
      // Signed out meanwhile: nobody else will revoke these.
      await openid.revoke(context, tokens).catch(() => undefined)
      throw error
    }
  }

  /** Gets a new base from the credential: the provider's tokens, or what this tab keeps. */
  async function renewBase(old: LiveRecord): Promise<LiveRecord> {
    let record = old
    const { provider } = record
    let renewed: Awaited<ReturnType<typeof measure>>
    if (provider && openid) {
      const exchange = () => measure((timed) => openid.exchange(timed, authUrl, record.provider ?? provider))
      const fresh = isFresh(provider)
      if (!fresh) record = await spend(record)
      renewed = await exchange().catch(async (error: unknown) => {
        // It may have been revoked before its time.
        if (!fresh || !(error instanceof InvalidTokenError) || !provider.refreshToken) throw error
        record = await spend(record)
        return exchange()
      })
    } else {
      const way = wayOf(record)
      if (!way) throw expired()
      try {
        renewed = await measure((timed) => way.authenticate(timed, authUrl))
      } catch (error) {
        if (needsPerson(error)) await endFor(record, error)
        throw error
      }
    }
    const { access, clockOffset } = renewed
    const base = storedOf(access)
    const change = (latest: LiveRecord): Partial<LiveSession> => {
      // Tokens of the old base are good until they end: nobody has to wait meanwhile.
      const living = Object.entries(latest.scoped).filter(
        ([, stored]) => remainingLife(accessOf(stored), latest, clock()) > 0,
      )
      return { base, scoped: Object.fromEntries(living), clockOffset, kept: wayOf(latest) !== undefined }
    }
    return amend(record, change).catch(async (error: unknown) => {
      // Signed out meanwhile: nobody else will revoke it.
      await revokeToken(context, authUrl, access.authToken).catch(() => undefined)
      throw error
    })
  }

  function mustRenew(record: LiveRecord, target: Target): boolean {
    const stored = pick(record, target)
    const unwanted = refused.has(record.base.token) || (stored !== undefined && refused.has(stored.token))
    const left = remainingLife(accessOf(record.base), record, clock())
    return canRenew(record) ? unwanted || left <= renewalMargin(record) : left <= 0
  }

  /** Gets the token that is missing. Runs while no other tab does. */
  async function work(
    target: Target,
    unwantedBase: string | undefined,
    unwanted: string | undefined,
  ): Promise<AccessInfo> {
    let renewed = false
    for (;;) {
      const current = live()
      if (!current) throw new SignInRequiredError({ reason: 'signed_out' })
      if (current.over) throw expired()
      let record: LiveRecord = current
      const old = record.base.token === unwantedBase
      // Another tab may have got it while this one waited.
      const known = old ? undefined : peek(target, record)
      if (known && known.authToken !== unwanted) return known
      if (!renewed && (old || mustRenew(record, target))) {
        renewed = true
        record = await renewBase(record)
      }
      const next = peek(target, record)
      if (next && next.authToken !== unwanted) return next
      if (refused.has(record.base.token)) throw expired()
      if (target === 'base') return accessOf(record.base)
      const made = await rescope(record, target, renewed)
      if (made) return made
    }
  }

  /** Makes a token of another scope from the base; `undefined` if there is, or has to be, a newer base first. */
  async function rescope(
    record: LiveRecord,
    target: ScopeChoice,
    renewed: boolean,
  ): Promise<AccessInfo | undefined> {
    const { token } = record.base
    if (record.wayIn === 'application-credential') {
      // Keystone makes no other token from that of an application credential.
      return accessOf(record.base)
    }
    const plugin = new V3Token({ authUrl, token, ...target })
    try {
      const { access, clockOffset } = await measure((timed) => plugin.authenticate(timed))
      const key = scopeKey(choiceOf(access))
      const stored = storedOf(access)
      const next = await amend(record, (latest) =>
        latest.base.token === token
          ? { scoped: { ...latest.scoped, [key]: stored }, clockOffset }
          : undefined,
      )
      return next.base.token === token ? accessOf(stored) : undefined
    } catch (error) {
      if (!(error instanceof InvalidTokenError)) throw error
      // The base itself is good no more.
      if (!canRenew(record)) return endFor(record, error)
      if (renewed) throw error
      refused.add(token)
      return undefined
    }
  }

  /** Asks the tab that keeps the password to renew, and waits for it. */
  async function askOthers(record: LiveRecord): Promise<void> {
    channel.want(record.id, record.version)
    let over = false
    const patience = new Promise<void>((resolve) => {
      setTimer(() => {
        over = true
        resolve()
      }, wantTime)
    })
    while (!over && live()?.base.token === record.base.token) {
      await Promise.race([options.nextChange(), patience])
    }
    // That tab is gone, and the password with it.
    if (over) {
      await amend(record, (latest) => (latest.base.token === record.base.token ? { kept: false } : undefined))
    }
  }

  async function produce(target: Target, renew: boolean, quiet: boolean): Promise<AccessInfo> {
    const record = live()
    if (!record) throw new SignInRequiredError({ reason: 'signed_out' })
    if (record.over) throw expired()
    if (!renew && !quiet && failure && clock() < failure.retryAt) {
      const rest = alive(target)
      if (rest) return rest
      throw failure.error
    }
    const [oldBase, oldToken] = renew ? [record.base.token, pick(record, target)?.token] : []
    if (!canRenew(record) && record.kept && (renew || mustAsk(record, target))) await askOthers(record)
    try {
      const access = await options.exclusive(() =>
        work(target, canRenew(record) ? oldBase : undefined, oldToken),
      )
      if (!quiet) failure = undefined
      return access
    } catch (caught) {
      if (caught instanceof SignInRequiredError) throw caught
      const error = await options.explain(caught)
      if (!quiet && error instanceof Error) {
        failure = nextFailure(error, failure, clock(), options.random)
      }
      // While the old token lives the session goes on.
      const rest = renew || quiet ? undefined : alive(target)
      if (rest) return rest
      throw error
    }
  }

  function mustAsk(record: LiveRecord, target: Target): boolean {
    const stored = pick(record, target)
    const left = remainingLife(accessOf(record.base), record, clock())
    return left <= renewalMargin(record) || (stored !== undefined && refused.has(stored.token))
  }

  return {
    get failure() {
      return failure
    },
    get renewing() {
      return running.size > 0
    },
    keep: (id, way) => {
      kept = way && { id, way }
    },
    canRenew,
    lasts,
    peek: (target) => peek(target),
    alive,
    last(target) {
      const record = live()
      const stored = record && pick(record, target)
      return stored && accessOf(stored)
    },
    obtain(target, { renew = false, quiet = false } = {}) {
      const known = renew ? undefined : peek(target)
      if (known) return Promise.resolve(known)
      const key = target === 'base' ? target : scopeKey(target)
      const shared = running.get(key)
      if (shared) return shared
      const run = produce(target, renew, quiet).finally(() => {
        running.delete(key)
        onChange()
      })
      running.set(key, run)
      onChange()
      return run
    },
    refuse(token) {
      const record = live()
      if (!record || record.over || token === undefined) return false
      const current = [record.base, ...Object.values(record.scoped)].some((stored) => stored.token === token)
      // Renewed meanwhile, or noted for the request before.
      if (!current || refused.has(token)) return true
      const { expires = Number.POSITIVE_INFINITY, issued = 0 } = accessOf(record.base)
      const cooldown = Math.min(refusalCooldown, (expires - issued) / 2)
      if (clock() - lastRefusal < cooldown) return false
      lastRefusal = clock()
      refused.add(token)
      onChange()
      return true
    },
    forgive() {
      failure = undefined
    },
    measure,
  }
}

/** Revokes a token: `DELETE /v3/auth/tokens`. */
export async function revokeToken(context: AuthContext, authUrl: string, token: string): Promise<void> {
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token }
  await context.send({ method: 'DELETE', url: `${authUrl}/auth/tokens`, headers })
}
