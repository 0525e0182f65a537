import type { AccessInfo } from '../../access/index.js'
import { fingerprint } from '../../identity/internal.js'
import type { SessionScope, SessionSnapshot, SessionUser } from './sessionManager.js'

/** Milliseconds: from here on a wrong clock is worth a word to its owner. */
const wrongClock = 60_000
/** Milliseconds: a wrong clock is measured anew with each token; a page need not hear of less than this. */
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
export function userOf(access: AccessInfo): SessionUser {
  return {
    id: access.userId ?? '',
    name: access.username,
    domainId: access.userDomainId,
    domainName: access.userDomainName,
  }
}

/** What a token is good for. */
export function scopeOf(access: AccessInfo): SessionScope {
  const { projectId, domainId } = access
  if (projectId) {
    const { projectName: name, projectDomainId, projectDomainName } = access
    return { kind: 'project', id: projectId, name, domainId: projectDomainId, domainName: projectDomainName }
  }
  if (domainId) return { kind: 'domain', id: domainId, name: access.domainName }
  return { kind: access.systemScoped ? 'system' : 'unscoped' }
}

/** The text that stands for a user of a Keystone. */
export function identityOf(authUrl: string, access: AccessInfo): string {
  return fingerprint(JSON.stringify([authUrl, access.userId]))
}

/** How far the clock is off, if that is worth a word; what was said before stays if it still holds. */
export function reportedOffset(offset: number, said: number | undefined): number | undefined {
  if (Math.abs(offset) < wrongClock) return undefined
  return said !== undefined && Math.abs(offset - said) < sameClock ? said : offset
}

/** The old snapshot if the new one says the same. */
export function sameOrNext(old: SessionSnapshot, next: SessionSnapshot): SessionSnapshot {
  const text = ({ error, ...rest }: SessionSnapshot) => JSON.stringify([error?.name, error?.message, rest])
  return text(old) === text(next) ? old : next
}
