import type { AccessInfo } from '../../../access/index.js'
import type { AuthPlugin, WaitOptions } from '../../../identity/index.js'
import { fingerprint } from '../../../identity/internal.js'
import { createSession } from '../../createSession.js'
import type { Session } from '../../session.js'
import type { Target } from '../ports/scope.js'
import type { SessionManager, SessionManagerOptions } from '../sessionManager.js'
import type { TokenStore } from '../tokenStore.js'
import type { ManagerContext, ObtainToken, WaitForAccess } from './context.js'

/** What the plugins of a manager use. */
type PluginContext = Pick<ManagerContext, 'authUrl' | 'getState'>
type PluginTokens = Pick<TokenStore, 'peek' | 'refuse'>

/**
 * Creates a plugin that authorises requests with a manager's tokens.
 *
 * @param getAccess - waits for the token if necessary
 * @param target - which token to send; without it that for the current scope of this tab
 * @param identity - the user these requests belong to; without it whichever user is signed in
 */
export function createManagerAuth(
  { authUrl, getState }: PluginContext,
  tokens: PluginTokens,
  getAccess: (wait: WaitOptions | undefined) => Promise<AccessInfo>,
  target?: Target,
  identity?: string,
): AuthPlugin {
  const scopeText = () => {
    const state = getState()
    return fingerprint(JSON.stringify([authUrl, state.identity ?? null, state.choice ?? null]))
  }
  const fixed = target && scopeText()
  const headersOf = (access: AccessInfo) => ({ 'X-Auth-Token': access.authToken })

  function peek(): AccessInfo | undefined {
    const state = getState()
    const wanted = target ?? state.choice
    return wanted && (identity === undefined || identity === state.identity) ? tokens.peek(wanted) : undefined
  }

  return {
    get scope() {
      return fixed ?? scopeText()
    },
    readyHeaders() {
      const access = peek()
      return access && headersOf(access)
    },
    getHeaders: async (_context, wait) => headersOf(await getAccess(wait)),
    getAccess: (_context, wait) => getAccess(wait),
    getEndpoint: async (_context, filter, wait) => (await getAccess(wait)).serviceCatalog.urlFor(filter),
    getAuthUrl: () => Promise.resolve(authUrl),
    invalidate: (token = peek()?.authToken) => tokens.refuse(token),
  }
}

/** The sessions that send requests with a manager's tokens. */
export type ManagerSessions = Pick<SessionManager, 'auth' | 'session' | 'getSession'> & {
  /** Sends the base token, for which no scope has to be decided. */
  base: Session
}

/**
 * Creates the sessions.
 *
 * @param obtainActive - resolves to a token for the scope of this tab
 */
export function createManagerSessions(
  context: PluginContext,
  options: SessionManagerOptions,
  tokens: PluginTokens,
  obtainToken: ObtainToken,
  obtainActive: () => Promise<AccessInfo>,
  waitForAccess: WaitForAccess,
): ManagerSessions {
  let bound: { key: string; session: Session } | undefined

  const authFor = (target?: Target, identity?: string): AuthPlugin =>
    createManagerAuth(
      context,
      tokens,
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
    getSession() {
      const { identity, choice } = context.getState()
      if (identity === undefined || !choice) return session
      const key = JSON.stringify([identity, choice])
      if (bound?.key !== key) {
        bound = { key, session: createSession({ ...options, auth: authFor(choice, identity) }) }
      }
      return bound.session
    },
  }
}
