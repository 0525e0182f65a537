import type { AccessInfo } from '../../../access/index.js'
import type { AuthPlugin } from '../../../identity/index.js'
import { createSession } from '../../createSession.js'
import type { Session } from '../../session.js'
import type { SessionManager } from '../sessionManager.js'
import type { Target } from '../tokenStore.js'
import type { Shared } from './context.js'
import { createManagerAuth } from './managerAuth.js'
import type { ObtainToken } from './obtainToken.js'
import type { WaitForAccess } from './waitForAccess.js'

/** The sessions that send requests with a manager's tokens. */
export type ManagerSessions = Pick<SessionManager, 'auth' | 'session' | 'getSession'> & {
  /** Sends the token that others are made from, which needs no scope to be decided. */
  base: Session
  /** The same, for what must not wait for a sign-in. */
  hasty: Session
}

/**
 * Makes the sessions.
 *
 * @param obtainActive - a token for the scope of this tab
 */
export function createManagerSessions(
  shared: Shared,
  obtainToken: ObtainToken,
  obtainActive: () => Promise<AccessInfo>,
  waitForAccess: WaitForAccess,
): ManagerSessions {
  const { options, state } = shared
  let bound: { key: string; session: Session } | undefined

  const authFor = (target?: Target, identity?: string): AuthPlugin =>
    createManagerAuth(
      shared,
      (wait) => waitForAccess(() => (target ? obtainToken(target) : obtainActive()), wait, identity),
      target,
      identity,
    )

  const auth = authFor()
  const session = createSession({ ...options, auth })
  return {
    auth,
    session,
    base: createSession({ ...options, auth: authFor('base') }),
    hasty: createSession({
      ...options,
      auth: createManagerAuth(shared, () => obtainToken('base'), 'base', undefined),
    }),
    getSession() {
      const { identity, choice } = state
      if (identity === undefined || !choice) return session
      const key = JSON.stringify([identity, choice])
      if (bound?.key !== key) {
        bound = { key, session: createSession({ ...options, auth: authFor(choice, identity) }) }
      }
      return bound.session
    },
  }
}
