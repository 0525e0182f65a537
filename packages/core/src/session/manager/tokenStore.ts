import type { AccessInfo } from '../../access/index.js'
import { tokenLife } from '../../identity/internal.js'
import type { SignInMethod } from './methods/signInMethod.js'
import type { OpenId } from './openid/openId.js'
import { choiceOf, scopeKey, type Target } from './ports/scope.js'
import { accessOf, type LiveRecord, type StoredToken } from './ports/sessionRecord.js'
import type { StateStore } from './state.js'
import { isFresh, remainingLife, renewalMargin } from './tokenLife.js'

/**
 * Milliseconds, or half of a token's life if that is less: a service that refuses a token which is younger is not
 * helped by another one.
 */
const refusalCooldown = 30_000

/** Reads the tokens of the state: which can be sent, and whether the session can be renewed. */
export type TokenStore = {
  /** Whether a service, or Keystone itself, has refused the token. */
  isRefused(token: string): boolean
  /** The credential that this tab keeps for a record. */
  credentialOf(record: LiveRecord): SignInMethod | undefined
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

/** Creates the store. It sends nothing; `refuse` alone changes the state. */
export function createTokenStore(
  { getState, dispatch }: Pick<StateStore, 'getState' | 'dispatch'>,
  openid: OpenId | undefined,
  clock: () => number,
): TokenStore {
  const liveRecord = () => getState().live
  const isRefused = (token: string) => getState().refused.includes(token)

  function credentialOf(record: LiveRecord): SignInMethod | undefined {
    const { credential } = getState()
    return credential?.id === record.id ? credential.method : undefined
  }

  function canRenew(record: LiveRecord): boolean {
    const { provider, expiredReason } = record
    if (expiredReason) return false
    if (provider && openid) return provider.refreshToken !== undefined || isFresh(provider, clock())
    return credentialOf(record) !== undefined
  }

  const lasts = (record: LiveRecord) => canRenew(record) || (record.renewable && !record.expiredReason)

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
    if (!record || record.expiredReason) return undefined
    const stored = pick(record, target)
    if (!stored || isRefused(stored.token)) return undefined
    const access = accessOf(stored)
    return remainingLife(access, record, clock()) > margin ? access : undefined
  }

  return {
    isRefused,
    credentialOf,
    canRenew,
    lasts,
    pick,
    peek: (target, record = liveRecord()) =>
      record && livingLonger(record, target, lasts(record) ? renewalMargin(record) : 0),
    alive: (target) => livingLonger(liveRecord(), target, 0),
    last(target) {
      const record = liveRecord()
      const stored = record && pick(record, target)
      return stored && accessOf(stored)
    },
    refuse(token) {
      const record = liveRecord()
      if (!record || record.expiredReason || token === undefined) return false
      const current = [record.base, ...Object.values(record.scoped)].some((stored) => stored.token === token)
      // Renewed meanwhile, or noted for the request before.
      if (!current || isRefused(token)) return true
      const life = tokenLife(accessOf(record.base)) ?? Number.POSITIVE_INFINITY
      const cooldown = Math.min(refusalCooldown, life / 2)
      const at = clock()
      if (at - (getState().refusedAt ?? Number.NaN) < cooldown) return false
      dispatch({ type: 'tokenRefused', token, at })
      return true
    },
  }
}
