import type { LoggedError, SessionLogger, SessionLogRecord } from './sessionLog.js'
import type { SessionStatus } from './sessionManager.js'
import type { SessionEvent, SessionState } from './state.js'

// Loaded only when a manager has a `logger`.

/** One step of a manager: an event, and what it changed. */
export type LoggedStep = {
  event: SessionEvent
  before: SessionState
  after: SessionState
  /** What the snapshot showed before and shows after it. */
  from: SessionStatus
  to: SessionStatus
}

/** Passes the records of a step to a logger. What the logger throws is dropped. */
export function logStep(logger: SessionLogger, tabId: string, step: LoggedStep): void {
  const write = typeof logger === 'function' ? logger : (record: SessionLogRecord) => logger.debug(record)
  for (const record of describeStep(step, tabId)) {
    try {
      write(record)
    } catch {}
  }
}

function describeStep({ event, before, after, from, to }: LoggedStep, tabId: string): SessionLogRecord[] {
  const records = [...describeEvent(event, before, after), ...describeRecord(before, after, tabId)]
  if (to === 'expired' && from !== 'expired') {
    records.push({
      event: 'expired',
      reason: after.live?.expiredReason ?? 'The token has expired, and no credential is kept to renew it.',
    })
  }
  return records
}

/** Records of events that no other tab knows of. */
function describeEvent(event: SessionEvent, before: SessionState, after: SessionState): SessionLogRecord[] {
  if (event.type === 'restored') return [{ event: 'restored', signedIn: after.live !== undefined }]
  if (event.type === 'signInEnded') {
    if (before === after) return []
    if (event.challenge) {
      return [{ event: 'challenged', methods: event.challenge.error.requiredAuthMethods.flat() }]
    }
    return event.error instanceof Error ? [{ event: 'sign-in-failed', ...toLogged(event.error) }] : []
  }
  if (event.type === 'renewalFailed') {
    return [{ event: 'renewal-failed', retryAt: after.failure?.retryAt ?? 0, ...toLogged(event.error) }]
  }
  if (event.type === 'tokenRefused') return [{ event: 'token-refused' }]
  if (event.type === 'scopeChosen') {
    const { projectId, domainId, systemScope } = event.choice
    const scope = projectId ? 'project' : domainId ? 'domain' : systemScope ? 'system' : 'unscoped'
    return [{ event: 'scope-changed', scope, id: projectId ?? domainId }]
  }
  return []
}

/** Records of a change that all tabs share. */
function describeRecord(before: SessionState, after: SessionState, tabId: string): SessionLogRecord[] {
  const { record, live } = after
  if (!record || record === before.record) return []
  const isOwn = record.tabId === tabId
  if (!live) {
    return before.live ? [{ event: 'signed-out', by: isOwn ? 'this tab' : 'another tab' }] : []
  }
  const isNew = live.id !== before.live?.id
  const isRenewed = live.base.token !== before.live?.base.token
  const change = isNew ? 'signed-in' : isRenewed ? 'renewed' : 'updated'
  if (!isOwn) return [{ event: 'adopted', change }]
  return change === 'updated' ? [] : [{ event: change, method: live.signInMethod }]
}

function toLogged({ name, message }: Error): LoggedError {
  return { name, message }
}
