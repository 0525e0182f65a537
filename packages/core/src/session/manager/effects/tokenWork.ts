import { withToken } from '../methods/withToken.js'
import type { TokenStore } from '../tokenStore.js'
import { type BeginSession, createBeginSession } from './beginSession.js'
import type { ManagerContext, RenewMissing } from './context.js'
import type { Records } from './records.js'
import { createRenewMissing } from './renewMissing.js'

// Loaded when a user signs in, or a token is missing: a page that finds a valid token needs none of it at once.

/** What gets new tokens. */
export type TokenWork = {
  begin: BeginSession
  renewMissing: RenewMissing
  withToken: typeof withToken
}

/** Creates all of it for a manager. */
export function createTokenWork(
  manager: ManagerContext,
  records: Pick<Records, 'read' | 'commit'>,
  tokens: TokenStore,
  ensureScopedToken: () => Promise<void>,
  lockTimeout: number,
): TokenWork {
  return {
    begin: createBeginSession(manager, records, ensureScopedToken),
    renewMissing: createRenewMissing(manager, records, tokens, lockTimeout),
    withToken,
  }
}
