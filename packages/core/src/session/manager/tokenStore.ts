import type { AccessInfo } from '../../access/index.js'
import { tokenLife } from '../../identity/internal.js'
import type { RecordStore } from './effects/records.js'
import type { SignInMethod } from './methods/signInMethod.js'
import type { OpenId } from './openid/openId.js'
import { choiceOf, scopeKey } from './ports/scope.js'
import { accessOf, type LiveRecord, type StoredToken } from './ports/sessionRecord.js'
import type { ScopeChoice } from './sessionManager.js'
import { isFresh, remainingLife, renewalMargin } from './tokenLife.js'

/**
 * Milliseconds, or half of a token's life if that is less: a service that refuses a token which is younger is not
 * helped by another one.
 */
const refusalCooldown = 30_000

/** A scope, or `'base'` for the token that all others are made from. */
export type Target = ScopeChoice | 'base'

/** The tokens that there are, what they are good for, and whether there can be others without the person. */
export type HeldTokens = {
  /** Tokens that a service has refused, or Keystone itself. */
  readonly refused: Set<string>
  /** Keeps a way in for one sign-in, in this tab's memory alone; `undefined` forgets it. */
  keep(id: string, way: SignInMethod | undefined): void
  /** The way in that this tab keeps for a record. */
  wayOf(record: LiveRecord): SignInMethod | undefined
  /** Whether this tab can renew the session. */
  canRenew(record: LiveRecord): boolean
  /** Whether the session goes on without the person, in this tab or another one. */
  lasts(record: LiveRecord): boolean
  /** The token of a record for a scope, dead or alive. */
  pick(record: LiveRecord, target: Target): StoredToken | undefined
  /** The token for a scope, if it can be sent now. */
  peek(target: Target, record?: LiveRecord): AccessInfo | undefined
  /** The token for a scope while it lives at all, and has not been refused. */
  alive(target: Target): AccessInfo | undefined
  /** The token for a scope as it was last, dead or alive: for showing whose it is. */
  last(target: Target): AccessInfo | undefined
  /** Notes that a service refused a token. Returns whether another one may help. */
  refuse(token: string | undefined): boolean
}

/** Looks at the tokens of a store's record. Nothing is sent, and the record stays as it is. */
export function createHeldTokens(
  store: Pick<RecordStore, 'live'>,
  openid: OpenId | undefined,
  clock: () => number,
): HeldTokens {
  const refused = new Set<string>()
  let kept: { id: string; way: SignInMethod } | undefined
  let lastRefusal = Number.NEGATIVE_INFINITY

  function wayOf(record: LiveRecord): SignInMethod | undefined {
    return kept?.id === record.id ? kept.way : undefined
  }

  function canRenew(record: LiveRecord): boolean {
    const { provider, over } = record
    if (over) return false
    if (provider && openid) return provider.refreshToken !== undefined || isFresh(provider, clock())
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
    if (!record || record.over) return undefined
    const stored = pick(record, target)
    if (!stored || refused.has(stored.token)) return undefined
    const access = accessOf(stored)
    return remainingLife(access, record, clock()) > margin ? access : undefined
  }

  return {
    refused,
    keep: (id, way) => {
      kept = way && { id, way }
    },
    wayOf,
    canRenew,
    lasts,
    pick,
    peek: (target, record = store.live) =>
      record && livingLonger(record, target, lasts(record) ? renewalMargin(record) : 0),
    alive: (target) => livingLonger(store.live, target, 0),
    last(target) {
      const record = store.live
      const stored = record && pick(record, target)
      return stored && accessOf(stored)
    },
    refuse(token) {
      const record = store.live
      if (!record || record.over || token === undefined) return false
      const current = [record.base, ...Object.values(record.scoped)].some((stored) => stored.token === token)
      // Renewed meanwhile, or noted for the request before.
      if (!current || refused.has(token)) return true
      const life = tokenLife(accessOf(record.base)) ?? Number.POSITIVE_INFINITY
      const cooldown = Math.min(refusalCooldown, life / 2)
      if (clock() - lastRefusal < cooldown) return false
      lastRefusal = clock()
      refused.add(token)
      return true
    },
  }
}
