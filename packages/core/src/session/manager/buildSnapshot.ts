import { SignInRequiredError } from '../../errors/index.js'
import type { Shared } from './effects/context.js'
import { accessOf, type LiveRecord } from './ports/sessionRecord.js'
import type { SessionSnapshot, SessionStatus, SignInChallenge } from './sessionManager.js'
import { initialSnapshot, reportedOffset, scopeOf, userOf } from './snapshot.js'
import type { TabState } from './state.js'

/**
 * Says what a page is to see.
 *
 * @param last - what it sees now: the scope of the same user stays in sight while there is no token for it
 */
export function buildSnapshot(
  last: SessionSnapshot,
  { state, store, tokens }: Pick<Shared, 'state' | 'store' | 'tokens'>,
): SessionSnapshot {
  const { identity, choice, attemptError } = state
  const record = store.live
  const challenge = challengeOf(state)
  if (!record) {
    const open = state.busy || state.pending || state.relayed || !state.restored
    return { ...initialSnapshot, status: open ? 'signing-in' : 'signed-out', error: attemptError, challenge }
  }
  const status = statusOf(record, state, tokens)
  const base = accessOf(record.base)
  const access = choice && tokens.last(choice)
  const same = access === undefined && last.identity === identity
  const ends = tokens.lasts(record) ? undefined : (access ?? base).expires
  const failure = status === 'error' ? state.failure?.error : undefined
  const over =
    status === 'expired' ? new SignInRequiredError({ reason: 'expired', details: record.over }) : undefined
  return {
    status,
    user: userOf(base),
    scope: access ? scopeOf(access) : same ? last.scope : undefined,
    roles: access ? access.roleNames : same ? last.roles : [],
    expiresAt: ends === undefined ? undefined : ends - record.clockOffset,
    error: attemptError ?? failure ?? over,
    challenge,
    clockOffset: reportedOffset(record.clockOffset, last.clockOffset),
    signInMethod: record.signInMethod,
    identity,
  }
}

function statusOf(
  record: LiveRecord,
  { busy, pending, choice, failure }: TabState,
  tokens: Shared['tokens'],
): SessionStatus {
  if (busy || pending) return 'signing-in'
  if (record.over || !(tokens.lasts(record) || tokens.alive('base'))) return 'expired'
  if (choice && tokens.alive(choice)) return 'ready'
  if (failure) return 'error'
  return choice ? 'renewing' : 'signing-in'
}

function challengeOf({ pending }: TabState): SignInChallenge | undefined {
  if (!pending) return undefined
  const { methods, requiredAuthMethods, expiresAt } = pending.error
  const missing = requiredAuthMethods
    .map((rule) => rule.filter((method) => !methods.includes(method)))
    .sort((a, b) => a.length - b.length)
  return { methods: missing[0] ?? [], expiresAt }
}
