import type { AccessInfo } from '../../access/index.js'
import { SignInRequiredError } from '../../errors/index.js'
import { accessOf, type LiveRecord } from './ports/sessionRecord.js'
import type {
  SessionScope,
  SessionSnapshot,
  SessionStatus,
  SessionUser,
  SignInChallenge,
} from './sessionManager.js'
import type { SessionState } from './state.js'
import type { TokenStore } from './tokenStore.js'

/** Milliseconds: from this offset on the user should set the clock. */
const wrongClock = 60_000
/** Milliseconds: the offset is measured with each token; smaller changes do not change the snapshot. */
const sameClock = 30_000

/** Before anything is known, and on a server. */
export const initialSnapshot: SessionSnapshot = {
  status: 'signing-in',
  user: undefined,
  scope: undefined,
  roles: [],
  expiresAt: undefined,
  error: undefined,
  challenge: undefined,
  clockOffset: undefined,
  signInMethod: undefined,
  identity: undefined,
}

/** Who a token speaks for. */
function userOf(access: AccessInfo): SessionUser {
  return {
    id: access.userId ?? '',
    name: access.username,
    domainId: access.userDomainId,
    domainName: access.userDomainName,
  }
}

/** What a token is good for. */
function scopeOf(access: AccessInfo): SessionScope {
  const { projectId, domainId } = access
  if (projectId) {
    const { projectName: name, projectDomainId, projectDomainName } = access
    return { kind: 'project', id: projectId, name, domainId: projectDomainId, domainName: projectDomainName }
  }
  if (domainId) return { kind: 'domain', id: domainId, name: access.domainName }
  return { kind: access.systemScoped ? 'system' : 'unscoped' }
}

/** How far the clock is off, if that is worth a word; what was said before stays if it still holds. */
function reportedOffset(offset: number, said: number | undefined): number | undefined {
  if (Math.abs(offset) < wrongClock) return undefined
  return said !== undefined && Math.abs(offset - said) < sameClock ? said : offset
}

/** The old snapshot if the new one says the same. */
export function sameOrNext(old: SessionSnapshot, next: SessionSnapshot): SessionSnapshot {
  const text = ({ error, ...rest }: SessionSnapshot) => JSON.stringify([error?.name, error?.message, rest])
  return text(old) === text(next) ? old : next
}

/**
 * Says what a page is to see.
 *
 * @param last - what it sees now: the scope of the same user stays in sight while there is no token for it
 */
export function buildSnapshot(
  last: SessionSnapshot,
  state: SessionState,
  tokens: TokenStore,
): SessionSnapshot {
  const { identity, choice, attemptError } = state
  const record = state.live
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
  const expired =
    status === 'expired'
      ? new SignInRequiredError({ reason: 'expired', details: record.expiredReason })
      : undefined
  return {
    status,
    user: userOf(base),
    scope: access ? scopeOf(access) : same ? last.scope : undefined,
    roles: access ? access.roleNames : same ? last.roles : [],
    expiresAt: ends === undefined ? undefined : ends - record.clockOffset,
    error: attemptError ?? failure ?? expired,
    challenge,
    clockOffset: reportedOffset(record.clockOffset, last.clockOffset),
    signInMethod: record.signInMethod,
    identity,
  }
}

function statusOf(
  record: LiveRecord,
  { busy, pending, choice, failure }: SessionState,
  tokens: TokenStore,
): SessionStatus {
  if (busy || pending) return 'signing-in'
  if (record.expiredReason || !(tokens.lasts(record) || tokens.alive('base'))) return 'expired'
  if (choice && tokens.alive(choice)) return 'ready'
  if (failure) return 'error'
  return choice ? 'renewing' : 'signing-in'
}

function challengeOf({ pending }: SessionState): SignInChallenge | undefined {
  if (!pending) return undefined
  const { methods, requiredAuthMethods, expiresAt } = pending.error
  const missing = requiredAuthMethods
    .map((rule) => rule.filter((method) => !methods.includes(method)))
    .sort((a, b) => a.length - b.length)
  return { methods: missing[0] ?? [], expiresAt }
}

/** Holds the snapshot, and notifies listeners of changes. */
export type SnapshotStore = {
  getSnapshot(): SessionSnapshot
  /** Rebuilds the snapshot, and notifies listeners if it has changed. */
  update(): SessionSnapshot
  /** Returns how to end that. */
  subscribe(listener: () => void): () => void
}

/** Creates the store. It warns if this machine’s clock is wrong. */
export function createSnapshotStore(
  build: (last: SessionSnapshot) => SessionSnapshot,
  warn: (message: string) => void,
): SnapshotStore {
  const listeners = new Set<() => void>()
  let snapshot = initialSnapshot
  return {
    getSnapshot: () => snapshot,
    update() {
      const last = snapshot
      snapshot = sameOrNext(last, build(last))
      if (snapshot === last) return last
      const { clockOffset } = snapshot
      if (clockOffset !== undefined && clockOffset !== last.clockOffset) {
        warn(`This machine’s clock is off by ${Math.round(-clockOffset / 60_000)} minutes. Set it.`)
      }
      for (const listener of [...listeners]) listener()
      return snapshot
    },
    subscribe(listener) {
      // The same function may listen twice.
      const own = () => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
  }
}
